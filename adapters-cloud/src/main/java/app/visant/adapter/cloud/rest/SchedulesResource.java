package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.PreviewAnswer;
import app.visant.contracts.people.v1.PreviewRequest;
import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.contracts.people.v1.ScheduleRequest;
import app.visant.domain.access.Permission;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When devices take pictures. */
@Path("/v1/scheduled-triggers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SchedulesResource {
    private static final int DEFAULT_PREVIEW = 10;
    private static final DeviceId NO_DEVICE = new DeviceId("preview");

    private final ManageSchedules schedules;
    private final ManageDevice devices;
    private final InstantSource clock;

    SchedulesResource(ManageSchedules schedules, ManageDevice devices, InstantSource clock) {
        this.schedules = schedules;
        this.devices = devices;
        this.clock = clock;
    }

    @Needs(Permission.SCHEDULES_READ)
    @GET
    @Path("/device/{device_id}")
    public List<ScheduleAnswer> ofDevice(@Auth Caller caller, @PathParam("device_id") String id) {
        DeviceId device = devices.get(caller.organisation(), new DeviceId(id)).id();
        return schedules.ofDevice(caller.organisation(), device).stream()
                .map(this::answer)
                .toList();
    }

    @Needs(Permission.SCHEDULES_WRITE)
    @POST
    public Response create(@Auth Caller caller, @Nullable ScheduleRequest body) {
        ScheduleRequest request = Bodies.require(body);
        String device = request.deviceId();
        if (device == null) {
            throw new InvalidInput("device_id", "is missing");
        }
        ScheduleDraft draft = ScheduleWire.draft(request, Optional.empty(), clock.instant());
        Schedule made = schedules.create(caller.organisation(), Bounds.require(caller, new DeviceId(device)), draft);
        return Response.status(Response.Status.CREATED).entity(answer(made)).build();
    }

    @Needs(Permission.SCHEDULES_WRITE)
    @PUT
    @Path("/{schedule_id}")
    public ScheduleAnswer edit(
            @Auth Caller caller, @PathParam("schedule_id") String id, @Nullable ScheduleRequest body) {
        Schedule present = schedules.get(caller.organisation(), ScheduleId.parse(id));
        ScheduleDraft draft = ScheduleWire.draft(Bodies.require(body), Optional.of(present), clock.instant());
        return answer(schedules.edit(caller.organisation(), present.id(), draft));
    }

    @Needs(Permission.SCHEDULES_WRITE)
    @DELETE
    @Path("/{schedule_id}")
    public void delete(@Auth Caller caller, @PathParam("schedule_id") String id) {
        schedules.delete(caller.organisation(), ScheduleId.parse(id));
    }

    @Needs(Permission.SCHEDULES_READ)
    @POST
    @Path("/preview")
    public PreviewAnswer preview(@Auth Caller caller, @Nullable PreviewRequest body) {
        PreviewRequest request = Bodies.require(body);
        ScheduleDraft draft = ScheduleWire.draft(request, clock.instant());
        int count = Objects.requireNonNullElse(request.count(), DEFAULT_PREVIEW);
        return new PreviewAnswer(
                draft.zone().getId(), schedules.preview(caller.organisation(), NO_DEVICE, draft, count));
    }

    private ScheduleAnswer answer(Schedule schedule) {
        return ScheduleWire.answer(schedule, schedules.upcoming(schedule, 1));
    }
}
