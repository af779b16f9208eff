package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.CaptureUploadRequest;
import app.visant.domain.kernel.InvalidInput;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads an upload that came as JSON. */
final class JsonUpload {
    private static final ObjectMapper JSON = RestJson.mapper();

    private JsonUpload() {}

    /**
     * @throws InvalidInput if the picture is not base64
     * @throws com.fasterxml.jackson.core.JsonProcessingException if the body is not the JSON that it should be
     */
    static Upload read(byte[] body) throws IOException {
        CaptureUploadRequest request = Bodies.require(JSON.readValue(body, CaptureUploadRequest.class));
        return new Upload(
                request.deviceId(),
                request.recordId(),
                request.triggerId(),
                request.triggerLabel(),
                request.capturedAt(),
                request.sha256(),
                request.metadata(),
                request.clock(),
                decode(request.imageBase64()),
                Upload.Form.JSON);
    }

    private static byte @Nullable [] decode(@Nullable String base64) {
        if (base64 == null || base64.isEmpty()) {
            return null;
        }
        try {
            String payload = base64.startsWith("data:") ? base64.substring(base64.indexOf(',') + 1) : base64;
            return Base64.getDecoder().decode(payload);
        } catch (IllegalArgumentException broken) {
            throw new InvalidInput("image_base64", "is not base64");
        }
    }
}
