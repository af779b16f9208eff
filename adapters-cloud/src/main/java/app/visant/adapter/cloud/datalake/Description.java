package app.visant.adapter.cloud.datalake;

import app.visant.contracts.WireJson;
import app.visant.domain.capture.Capture;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON that lies beside a picture. */
record Description(
        String recordId,
        String orgId,
        String deviceId,
        @Nullable String triggerId,
        String triggerLabel,
        Instant capturedAt,
        Instant ingestedAt,
        String sha256,
        int width,
        int height,
        JsonNode metadata) {
    private static final ObjectMapper JSON = WireJson.mapper();

    static byte[] of(Capture capture) {
        try {
            Description description = new Description(
                    capture.id().value(),
                    capture.organisation().toString(),
                    capture.device().value(),
                    capture.trigger() == null ? null : capture.trigger().value(),
                    capture.label(),
                    capture.capturedAt(),
                    capture.storedAt(),
                    capture.sha256().hex(),
                    capture.width(),
                    capture.height(),
                    JSON.readTree(capture.metadataJson()));
            return JSON.writeValueAsBytes(description);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the metadata of " + capture.id() + " is not JSON", notJson);
        }
    }
}
