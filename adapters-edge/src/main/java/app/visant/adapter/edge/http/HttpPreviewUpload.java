package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.CapturePreview;
import app.visant.contracts.device.v1.CapturePreviewsAnswer;
import app.visant.contracts.device.v1.CapturePreviewsRequest;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.preview.Preview;
import app.visant.domain.edge.preview.PreviewUpload;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Previews as JSON. */
final class HttpPreviewUpload implements PreviewUpload {
    /** The cloud's last word on these previews, if it is the cloud that says so. */
    private static final Set<Integer> NEVER = Set.of(400, 413, 415, 422);

    /** There is no such address. */
    private static final Set<Integer> NOT_KNOWN = Set.of(404, 405);

    private final Api api;
    private final OkHttpClient client;

    HttpPreviewUpload(Api api, OkHttpClient client) {
        this.api = api;
        this.client = client;
    }

    @Override
    public Answer send(List<Preview> previews) {
        try (Response response = client.newCall(request(previews)).execute()) {
            if (response.isSuccessful() && Answers.isJson(response)) {
                return taken(response, previews);
            }
            return refused(response);
        } catch (IOException e) {
            return new Unreachable(api.describe(e), null);
        }
    }

    private Request request(List<Preview> previews) throws JsonProcessingException {
        List<CapturePreview> all =
                previews.stream().map(HttpPreviewUpload::preview).toList();
        return api.post(
                "v1/captures/previews", new CapturePreviewsRequest(api.device().value(), all));
    }

    private static CapturePreview preview(Preview preview) {
        CaptureRecord capture = preview.capture();
        return new CapturePreview(
                capture.id().value(),
                capture.capturedAt(),
                capture.trigger() == null ? null : capture.trigger().value(),
                capture.label(),
                capture.sha256().hex(),
                (long) capture.bytes(),
                Base64.getEncoder().encodeToString(preview.jpeg()));
    }

    /** Only an answer that names them all is the cloud's. */
    private Answer taken(Response response, List<Preview> previews) throws IOException {
        try {
            CapturePreviewsAnswer answer = api.json().readValue(response.body().bytes(), CapturePreviewsAnswer.class);
            boolean all = previews.stream()
                    .map(preview -> preview.capture().id().value())
                    .allMatch(
                            id -> answer.stored().contains(id) || answer.known().contains(id));
            return all ? new Taken() : new Unreachable("the answer does not name all previews", null);
        } catch (JsonProcessingException e) {
            return new Unreachable("HTTP " + response.code() + " without an answer", null);
        }
    }

    private Answer refused(Response response) {
        int status = response.code();
        String why = Answers.describe(response, api.json());
        if (NOT_KNOWN.contains(status)) {
            return new Unknown(why);
        }
        if (NEVER.contains(status) && Answers.isProblem(response, api.json())) {
            return new Refused(why);
        }
        return new Unreachable(why, Answers.retryAfter(response, InstantSource.system()));
    }
}
