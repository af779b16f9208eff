package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Previews;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.Slice;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.Triggers;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One device: its pictures with the holes between them, its schedules, and what was asked of it. */
@Path("/ui/camera/{device}")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class DevicePage {
    private static final Duration SUM_OF = Duration.ofDays(1);
    private static final int TRIGGERS_SHOWN = 20;

    private final ManageDevice devices;
    private final ManageSettings settings;
    private final DeviceReports reports;
    private final ConnectedDevices connected;
    private final Galleries galleries;
    private final Triggers triggers;
    private final Schedules schedules;
    private final InstantSource clock;

    public DevicePage(
            ManageDevice devices,
            ManageSettings settings,
            DeviceReports reports,
            ConnectedDevices connected,
            Captures captures,
            Previews previews,
            Triggers triggers,
            Schedules schedules,
            InstantSource clock) {
        this.devices = devices;
        this.settings = settings;
        this.reports = reports;
        this.connected = connected;
        this.galleries = new Galleries(captures, previews, triggers);
        this.triggers = triggers;
        this.schedules = schedules;
        this.clock = clock;
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    public Response show(
            @Auth Caller caller,
            @PathParam("device") String id,
            @QueryParam("day") @DefaultValue("") String day,
            @QueryParam("zone") @DefaultValue("") String zone,
            @QueryParam("before") @DefaultValue("") String before) {
        try {
            Device device = devices.get(caller.organisation(), new DeviceId(id));
            return Response.ok(content(caller.actor(), device, GalleryPart.of(day, zone, before)))
                    .build();
        } catch (NotFound unknown) {
            return Response.seeOther(URI.create("/ui/dashboard")).build();
        }
    }

    private DeviceContent content(Actor actor, Device device, GalleryPart part) {
        Instant now = clock.instant();
        Optional<DeviceReport> report = reports.find(actor.organisation(), device.id());
        List<Trigger> newest = triggers.ofDevice(actor.organisation(), device.id(), new Slice(TRIGGERS_SHOWN, 0))
                .items();
        return new DeviceContent(
                actor,
                device,
                Presence.of(device, connected.isConnected(device.id())),
                Optional.ofNullable(reports.lastSeen(actor.organisation()).get(device.id())),
                report.flatMap(LinkLine::of),
                report.map(ConditionLine::of).orElse(List.of()),
                part,
                galleries.read(actor.organisation(), device.id(), part, Whereabouts.of(device, report)),
                triggers.accounting(actor.organisation(), Optional.of(device.id()), now.minus(SUM_OF), now),
                schedules.ofDevice(actor.organisation(), device.id()).stream()
                        .map(schedule -> ScheduleCard.of(schedule, now))
                        .toList(),
                SettingsCard.of(settings.get(actor.organisation(), device.id()), report),
                newest.stream().map(DeviceContent.TriggerRow::new).toList());
    }
}
