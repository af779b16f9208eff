package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.intake.CaptureFilter;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Preview;
import app.visant.domain.intake.Previews;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerFilter;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One device: its pictures with the holes between them, its schedules, and what was asked of it. */
@Path("/ui/camera/{device}")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class DevicePage {
    private static final Duration SUM_OF = Duration.ofDays(1);
    private static final int PICTURES = 48;
    private static final int TRIGGERS_SHOWN = 20;
    private static final Slice MOST = new Slice(Slice.MAX_LIMIT, 0);

    private final ManageDevice devices;
    private final ManageSettings settings;
    private final DeviceReports reports;
    private final ConnectedDevices connected;
    private final Captures captures;
    private final Previews previews;
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
        this.captures = captures;
        this.previews = previews;
        this.triggers = triggers;
        this.schedules = schedules;
        this.clock = clock;
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    public Response show(
            @Auth Caller caller, @PathParam("device") String id, @QueryParam("day") @DefaultValue("") String day) {
        try {
            Device device = devices.get(caller.organisation(), new DeviceId(id));
            return Response.ok(content(caller.actor(), device, parse(day))).build();
        } catch (NotFound unknown) {
            return Response.seeOther(URI.create("/ui/dashboard")).build();
        }
    }

    private DeviceContent content(Actor actor, Device device, Optional<LocalDate> day) {
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
                day,
                gallery(device, day, actor),
                triggers.accounting(actor.organisation(), Optional.of(device.id()), now.minus(SUM_OF), now),
                schedules.ofDevice(actor.organisation(), device.id()).stream()
                        .map(schedule -> ScheduleCard.of(schedule, now))
                        .toList(),
                SettingsCard.of(settings.get(actor.organisation(), device.id()), report),
                newest.stream().map(DeviceContent.TriggerRow::new).toList());
    }

    /** Holes and previews are shown as far back as the pictures go that are shown. */
    private List<Tile> gallery(Device device, Optional<LocalDate> day, Actor actor) {
        @Nullable Instant from =
                day.map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(null);
        @Nullable Instant to = day.map(
                        date -> date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(null);
        List<Capture> pictures = captures.list(
                        actor.organisation(),
                        Reach.all(),
                        new CaptureFilter(device.id(), null, from, to, null),
                        new Slice(PICTURES, 0))
                .items();
        Instant oldest = pictures.size() == PICTURES ? pictures.getLast().capturedAt() : from;
        List<Trigger> holes = triggers.ofDevice(
                        actor.organisation(), device.id(), new TriggerFilter(TriggerFilter.HOLES, oldest, to), MOST)
                .items();
        List<Preview> awaited = previews.list(
                        actor.organisation(), Reach.all(), new Previews.Wanted(device.id(), oldest, to, true), MOST)
                .items();
        List<TriggerId> ids = holes.stream().map(Trigger::id).toList();
        return Gallery.of(pictures, holes, awaited, previews.ofTriggers(actor.organisation(), device.id(), ids));
    }

    private static Optional<LocalDate> parse(String day) {
        try {
            return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException notADay) {
            // A day that can't be read shows what no day shows: the newest.
            return Optional.empty();
        }
    }
}
