package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import app.visant.contracts.device.v1.CaptureClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A capture. {@code state}, {@code score} and {@code reason} appear under the names of both generations.
 *
 * @param evaluationStatus {@code pending}, {@code processing}, {@code completed} or {@code failed}
 * @param state {@code normal}, {@code abnormal} or {@code uncertain}, once evaluated
 * @param score 0 to 1
 * @param clock by what clock it is dated; absent if its device did not say. Without an error in it nobody knows how far {@code
 *     captured_at} is off: it is the device's clock, or the time of arrival if that can't be right
 */
public record CaptureItem(
        String recordId,
        String deviceId,
        Instant capturedAt,
        Instant ingestedAt,
        @Nullable String triggerId,
        @Nullable String triggerLabel,
        String evaluationStatus,
        @Nullable Instant evaluatedAt,
        @Nullable String state,
        @Nullable Double score,
        @Nullable String reason,
        @Nullable String classificationState,
        @Nullable Double classificationConfidence,
        @Nullable String classificationReason,
        boolean imageStored,
        boolean thumbnailStored,
        String imageUrl,
        String thumbnailUrl,
        String sha256,
        long sizeBytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable JsonNode metadata,
        @Nullable CaptureClock clock) {
    public CaptureItem {
        requireNonNull(recordId, "record_id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(capturedAt, "captured_at");
        requireNonNull(ingestedAt, "ingested_at");
        requireNonNull(evaluationStatus, "evaluation_status");
        requireNonNull(imageUrl, "image_url");
        requireNonNull(thumbnailUrl, "thumbnail_url");
        requireNonNull(sha256, "sha256");
    }
}
