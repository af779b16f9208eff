package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForDevice;
import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.http.Problems;
import app.visant.contracts.device.v1.CaptureStatusAnswer;
import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.contracts.people.v1.CaptureItem;
import app.visant.domain.access.Permission;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.intake.CaptureFilter;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Datalake;
import app.visant.domain.intake.Intake;
import app.visant.domain.intake.PaceBacklogs;
import app.visant.domain.intake.ReceiveCapture;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.RecordId;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pictures: devices bring them, people look at them. */
@Path("/v1/captures")
@Produces(MediaType.APPLICATION_JSON)
public final class CapturesResource {
    private static final String PENDING = "thumbnail_pending";

    private final DeviceAuthentication devices;
    private final UploadGate gate;
    private final UploadReader uploads;
    private final PaceBacklogs pace;
    private final ReceiveCapture receive;
    private final Captures captures;
    private final Datalake datalake;
    private final Consumer<DeviceId> heard;

    CapturesResource(
            DeviceAuthentication devices,
            UploadGate gate,
            UploadReader uploads,
            PaceBacklogs pace,
            ReceiveCapture receive,
            Captures captures,
            Datalake datalake,
            Consumer<DeviceId> heard) {
        this.devices = devices;
        this.gate = gate;
        this.uploads = uploads;
        this.pace = pace;
        this.receive = receive;
        this.captures = captures;
        this.datalake = datalake;
        this.heard = heard;
    }

    @ForDevice
    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
    public Response receive(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request)
            throws IOException {
        Optional<Served> early = devices.byHeader(request);
        String holder = gate.admit(early, request, body);
        Optional<Duration> wait =
                early.filter(device -> isBacklog(headers)).flatMap(device -> pace.putOff(device.device()));
        if (wait.isPresent()) {
            return later(body, wait.get());
        }
        return uploads.read(holder, body, headers, upload -> {
            Served device = early.orElseGet(() -> devices.by(request, upload.deviceId()));
            DeviceAuthentication.requireSame(device, upload.deviceId());
            gate.admit(early, device);
            heard.accept(device.device());
            return answer(receive.receive(upload.from(device)));
        });
    }

    private static boolean isBacklog(HttpHeaders headers) {
        return DeviceHeaders.BACKLOG.equals(headers.getHeaderString(DeviceHeaders.UPLOAD_LANE));
    }

    private static Response later(InputStream body, Duration wait) throws IOException {
        UploadGate.readOut(body);
        return Errors.later(
                "backlogs_are_paced", "Many devices bring their backlogs: send this one again later.", wait);
    }

    @Needs(Permission.CAPTURES_READ)
    @GET
    public Response list(
            @Auth Caller caller,
            @QueryParam("device_id") @Nullable String deviceId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("trigger_label") @Nullable String label,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        CaptureFilter filter = new CaptureFilter(
                deviceId == null || deviceId.isEmpty() ? null : new DeviceId(deviceId),
                Query.judgement(state),
                Query.instant("from", from),
                Query.instant("to", to),
                Query.text("trigger_label", label));
        return Query.page(
                captures.list(caller.organisation(), caller.reach(), filter, Query.slice(limit, offset)),
                CaptureWire::item);
    }

    @Needs(Permission.CAPTURES_READ)
    @GET
    @Path("/{record_id}")
    public CaptureItem get(@Auth Caller caller, @PathParam("record_id") String id) {
        return CaptureWire.item(find(caller, id));
    }

    @Needs(Permission.CAPTURES_READ)
    @GET
    @Path("/{record_id}/image")
    @Produces({Pictures.JPEG, MediaType.APPLICATION_JSON})
    public Response image(@Auth Caller caller, @PathParam("record_id") String id, @Context Request request) {
        Capture capture = find(caller, id);
        return picture(capture, Datalake.Piece.IMAGE, capture.sha256().hex(), request);
    }

    @Needs(Permission.CAPTURES_READ)
    @GET
    @Path("/{record_id}/thumbnail")
    @Produces({Pictures.JPEG, MediaType.APPLICATION_JSON})
    public Response thumbnail(@Auth Caller caller, @PathParam("record_id") String id, @Context Request request) {
        Capture capture = find(caller, id);
        return switch (capture.thumbnail()) {
            case READY ->
                picture(capture, Datalake.Piece.THUMBNAIL, capture.sha256().hex() + "-t", request);
            case PENDING -> noThumbnail(PENDING, "The thumbnail is being made.");
            case FAILED -> noThumbnail("thumbnail_failed", "The picture is damaged: it has no thumbnail.");
        };
    }

    @ForDevice
    @GET
    @Path("/{record_id}/status")
    public CaptureStatusAnswer status(
            @PathParam("record_id") String id,
            @QueryParam("device_id") @Nullable String deviceId,
            @Context HttpServletRequest request) {
        Served device = devices.by(request, deviceId);
        return captures.find(device.organisation(), new RecordId(id))
                .filter(capture -> capture.device().equals(device.device()))
                .map(CaptureWire::status)
                .orElseThrow(() -> new NotFound("capture", id));
    }

    private Capture find(Caller caller, String id) {
        return captures.find(caller.organisation(), new RecordId(id)).orElseThrow(() -> new NotFound("capture", id));
    }

    private Response picture(Capture capture, Datalake.Piece piece, String tag, Request request) {
        String suffix = piece == Datalake.Piece.THUMBNAIL ? "-thumbnail.jpg" : ".jpg";
        return Pictures.answer(tag, capture.id() + suffix, request, () -> datalake.read(capture, piece));
    }

    private static Response noThumbnail(String code, String detail) {
        Response.ResponseBuilder answer = Response.fromResponse(Errors.answer(Problems.of(404, code, detail)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return code.equals(PENDING)
                ? answer.header(HttpHeaders.RETRY_AFTER, "1").build()
                : answer.build();
    }

    private static Response answer(Intake intake) {
        return switch (intake) {
            case Intake.Stored stored ->
                Response.status(Response.Status.CREATED)
                        .entity(CaptureWire.answer(stored.capture()))
                        .build();
            case Intake.Duplicate duplicate ->
                Response.ok(CaptureWire.answer(duplicate.capture())).build();
            case Intake.Postponed postponed ->
                Errors.later(
                        "quota_reached",
                        "The organisation has stored as much as it may: keep this one, and send it again later.",
                        postponed.delay());
            case Intake.Refused refused -> Errors.answer(Refusals.problem(refused.reason(), refused.detail()));
        };
    }
}
