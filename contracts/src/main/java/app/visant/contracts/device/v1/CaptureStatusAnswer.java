package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the evaluation of a capture is; words as in {@link CaptureAnswer}. */
public record CaptureStatusAnswer(
        String recordId,
        String deviceId,
        String evaluationStatus,
        @Nullable String state,
        @Nullable Double score,
        @Nullable String reason,
        @Nullable Instant evaluatedAt) {
    public CaptureStatusAnswer {
        requireNonNull(recordId, "record_id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(evaluationStatus, "evaluation_status");
    }
}
