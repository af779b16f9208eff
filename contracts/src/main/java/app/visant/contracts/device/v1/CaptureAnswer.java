package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an upload: bytes and record are on disk before it is sent.
 *
 * @param status {@code uploaded}
 * @param evaluationStatus {@code pending}, {@code processing}, {@code completed} or {@code failed}
 * @param state {@code normal}, {@code abnormal} or {@code uncertain}, once evaluated
 * @param score 0 to 1
 */
public record CaptureAnswer(
        String recordId,
        String status,
        String message,
        String evaluationStatus,
        String deviceId,
        Instant capturedAt,
        Instant ingestedAt,
        @Nullable String state,
        @Nullable Double score,
        @Nullable String reason,
        @Nullable Instant evaluatedAt,
        boolean imageStored,
        boolean thumbnailStored,
        Receipt receipt) {
    public CaptureAnswer {
        requireNonNull(recordId, "record_id");
        requireNonNull(status, "status");
        requireNonNull(message, "message");
        requireNonNull(evaluationStatus, "evaluation_status");
        requireNonNull(deviceId, "device_id");
        requireNonNull(capturedAt, "captured_at");
        requireNonNull(ingestedAt, "ingested_at");
        requireNonNull(receipt, "receipt");
    }
}
