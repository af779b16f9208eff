package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForDevice;
import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.http.Problems;
import app.visant.contracts.device.v1.CapturePreviewsRequest;
import app.visant.contracts.people.v1.CapturePreviewItem;
import app.visant.contracts.people.v1.Problem;
import app.visant.contracts.people.v1.ProblemField;
import app.visant.domain.access.Permission;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.intake.IncomingPreview;
import app.visant.domain.intake.PacePreviews;
import app.visant.domain.intake.Preview;
import app.visant.domain.intake.PreviewIntake;
import app.visant.domain.intake.Previews;
import app.visant.domain.intake.Previews.Wanted;
import app.visant.domain.intake.ReceivePreviews;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.RecordId;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Small versions of pictures that wait on their devices: devices send them, people look at them. */
@Path(PreviewWire.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class PreviewsResource {
    private static final ObjectMapper JSON = RestJson.mapper();

    private final DeviceAuthentication devices;
    private final UploadGate gate;
    private final UploadReader uploads;
    private final PacePreviews pace;
    private final ReceivePreviews receive;
    private final Previews previews;
    private final Consumer<DeviceId> heard;

    PreviewsResource(
            DeviceAuthentication devices,
            UploadGate gate,
            UploadReader uploads,
            PacePreviews pace,
            ReceivePreviews receive,
            Previews previews,
            Consumer<DeviceId> heard) {
        this.devices = devices;
        this.gate = gate;
        this.uploads = uploads;
        this.pace = pace;
        this.receive = receive;
        this.previews = previews;
        this.heard = heard;
    }

    @ForDevice
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest http)
            throws IOException {
        Optional<Served> early = devices.byHeader(http);
        String holder = gate.admit(early, http, body);
        return uploads.readPreviews(holder, body, headers, bytes -> {
            CapturePreviewsRequest request = Bodies.require(JSON.readValue(bytes, CapturePreviewsRequest.class));
            Served device = early.orElseGet(() -> devices.by(http, request.deviceId()));
            DeviceAuthentication.requireSame(device, request.deviceId());
            gate.admit(early, device);
            heard.accept(device.device());
            List<IncomingPreview> incoming = PreviewWire.read(request);
            Optional<Duration> wait = pace.putOff(device.device(), incoming.size());
            return wait.isPresent() ? later(wait.get()) : answer(receive.receive(device, incoming));
        });
    }

    private static Response later(Duration wait) {
        return Errors.later(
                "previews_are_paced", "More previews come in than are taken: send these again later.", wait);
    }

    private static Response answer(PreviewIntake intake) {
        return switch (intake) {
            case PreviewIntake.Taken taken ->
                Response.ok(PreviewWire.answer(taken)).build();
            case PreviewIntake.Refused refused -> Errors.answer(refusal(refused));
        };
    }

    private static Problem refusal(PreviewIntake.Refused refused) {
        Problem problem = Refusals.problem(refused.reason(), refused.detail());
        String field = switch (refused.reason()) {
            case OTHER_BYTES_UNDER_SAME_RECORD -> "record_id";
            case NOT_A_JPEG, DAMAGED, TOO_LARGE, TOO_MANY_PIXELS -> "thumbnail_base64";
            case HASH_DIFFERS -> "sha256";
            case CLOCK -> "captured_at";
        };
        ProblemField where = new ProblemField("previews." + refused.place() + "." + field, refused.detail());
        return Problems.with(problem, List.of(where));
    }

    @Needs(Permission.CAPTURES_READ)
    @GET
    public Response list(
            @Auth Caller caller,
            @QueryParam("device_id") @Nullable String deviceId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        Wanted wanted = new Wanted(
                deviceId == null || deviceId.isEmpty() ? null : new DeviceId(deviceId),
                Query.instant("from", from),
                Query.instant("to", to),
                false);
        return Query.page(
                previews.list(caller.organisation(), caller.reach(), wanted, Query.slice(limit, offset)),
                PreviewWire::item);
    }

    @Needs(Permission.CAPTURES_READ)
    @GET
    @Path("/{preview_id}")
    public CapturePreviewItem get(@Auth Caller caller, @PathParam("preview_id") String id) {
        return PreviewWire.item(find(caller, id));
    }

    @Needs(Permission.CAPTURES_READ)
    @GET
    @Path("/{preview_id}/image")
    @Produces({Pictures.JPEG, MediaType.APPLICATION_JSON})
    public Response image(@Auth Caller caller, @PathParam("preview_id") String id, @Context Request request) {
        Preview preview = find(caller, id);
        return Pictures.answer(
                preview.sha256().hex() + "-p",
                preview.id() + "-preview.jpg",
                request,
                () -> previews.jpeg(caller.organisation(), preview.id()));
    }

    private Preview find(Caller caller, String id) {
        return previews.find(caller.organisation(), new RecordId(id)).orElseThrow(() -> new NotFound("preview", id));
    }
}
