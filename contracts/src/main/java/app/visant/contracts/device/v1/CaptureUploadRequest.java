package app.visant.contracts.device.v1;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A capture as JSON.
 *
 * @param recordId the capture's name; if absent the cloud derives it, the same again for the same request
 * @param imageBase64 the JPEG
 * @param sha256 of the JPEG, in hex; checked if present
 * @param clock by what clock it is dated
 */
public record CaptureUploadRequest(
        @Nullable String deviceId,
        @Nullable String recordId,
        @Nullable String triggerId,
        @Nullable String triggerLabel,
        @Nullable Instant capturedAt,
        @Nullable String imageBase64,
        @Nullable String thumbnailBase64,
        @Nullable String sha256,
        @Nullable String deviceVersion,
        @Nullable JsonNode metadata,
        @Nullable CaptureClock clock) {}
