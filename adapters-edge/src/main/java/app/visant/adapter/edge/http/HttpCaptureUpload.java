package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.CaptureAnswer;
import app.visant.contracts.device.v1.CaptureClock;
import app.visant.contracts.device.v1.CaptureParts;
import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.clock.FrameClock.Correction;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.CaptureUpload;
import app.visant.domain.edge.upload.UploadResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One upload as {@code multipart/form-data}. */
final class HttpCaptureUpload implements CaptureUpload {
    private static final MediaType JPEG = MediaType.get("image/jpeg");

    /** The cloud's last word on this picture, if it is the cloud that says so. */
    private static final Set<Integer> NEVER = Set.of(400, 409, 413, 415, 422);

    /** The device is unknown, suspended, or has a wrong token: a person has to act, and the pictures wait for that. */
    private static final Set<Integer> NOT_SERVED = Set.of(401, 403, 404);

    private static final Duration UNTIL_SERVED = Duration.ofMinutes(1);

    private final Api api;
    private final OkHttpClient client;
    private final Runnable progress;

    /** @param progress called by the uploading thread each time the network has taken some of a picture */
    HttpCaptureUpload(Api api, OkHttpClient client, Runnable progress) {
        this.api = api;
        this.client = client;
        this.progress = progress;
    }

    @Override
    public UploadResult upload(OutboxItem item) {
        try (Response response = client.newCall(request(item)).execute()) {
            if (response.isSuccessful() && Answers.isJson(response)) {
                return stored(response, item.capture());
            }
            return refused(response);
        } catch (IOException e) {
            return new UploadResult.Unreachable(api.describe(e), null);
        }
    }

    private Request request(OutboxItem item) throws JsonProcessingException {
        CaptureRecord capture = item.capture();
        MultipartBody.Builder parts = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart(CaptureParts.DEVICE_ID, api.device().value())
                .addFormDataPart(CaptureParts.RECORD_ID, capture.id().value())
                .addFormDataPart(CaptureParts.CAPTURED_AT, capture.capturedAt().toString())
                .addFormDataPart(CaptureParts.TRIGGER_LABEL, capture.label())
                .addFormDataPart(CaptureParts.SHA256, capture.sha256().hex())
                .addFormDataPart(CaptureParts.METADATA, metadata(capture));
        if (capture.clock() != null) {
            parts.addFormDataPart(CaptureParts.CLOCK, clock(capture, capture.clock()));
        }
        if (capture.trigger() != null) {
            parts.addFormDataPart(CaptureParts.TRIGGER_ID, capture.trigger().value());
        }
        parts.addFormDataPart(CaptureParts.FILE, capture.id() + ".jpg", RequestBody.create(item.jpeg(), JPEG));
        Request.Builder request = new Request.Builder()
                .url(api.url("v1/captures").build())
                .header("Accept", "application/json")
                .post(new ToldBody(parts.build(), progress));
        if (capture.kind() == TriggerKind.SCHEDULED) {
            request.header(DeviceHeaders.UPLOAD_LANE, DeviceHeaders.BACKLOG);
        }
        return request.build();
    }

    private String clock(CaptureRecord capture, FrameClock by) throws JsonProcessingException {
        Correction correction = by.correction();
        return api.json()
                .writeValueAsString(new CaptureClock(
                        by.bootId(),
                        by.monotonicMs(),
                        capture.capturedAt().minusMillis(correction == null ? 0 : correction.offsetMs()),
                        correction == null ? null : correction.offsetMs(),
                        correction == null ? null : correction.errorMs()));
    }

    private String metadata(CaptureRecord capture) throws JsonProcessingException {
        return api.json()
                .writeValueAsString(Map.of(
                        "device_version",
                        api.version(),
                        "trigger_type",
                        capture.kind().name().toLowerCase(Locale.ROOT)));
    }

    /** Only a receipt for these very bytes lets the edge forget them. */
    private UploadResult stored(Response response, CaptureRecord capture) throws IOException {
        CaptureAnswer answer;
        try {
            answer = api.json().readValue(response.body().bytes(), CaptureAnswer.class);
        } catch (JsonProcessingException e) {
            return new UploadResult.Retryable("HTTP " + response.code() + " without a receipt");
        }
        if (!answer.recordId().equals(capture.id().value())
                || !answer.receipt().sha256().equalsIgnoreCase(capture.sha256().hex())) {
            return new UploadResult.Retryable("the receipt is for another picture: " + answer.recordId());
        }
        return response.code() == 200 ? new UploadResult.Duplicate() : new UploadResult.Accepted();
    }

    private UploadResult refused(Response response) {
        int status = response.code();
        String why = Answers.describe(response, api.json());
        if (NEVER.contains(status) && Answers.isProblem(response, api.json())) {
            return new UploadResult.Terminal(why);
        }
        if (NOT_SERVED.contains(status)) {
            return new UploadResult.Unreachable(why, UNTIL_SERVED);
        }
        if (Answers.isNotNow(response) || status < 400) {
            return new UploadResult.Unreachable(why, Answers.retryAfter(response, InstantSource.system()));
        }
        return new UploadResult.Retryable(why);
    }
}
