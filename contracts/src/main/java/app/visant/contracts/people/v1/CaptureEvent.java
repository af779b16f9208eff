package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Told to dashboards when a capture or its preview has come in, when its thumbnail is there, and when it is evaluated.
 *
 * @param event {@code new_capture}, {@code thumbnail_ready} or {@code new_preview}
 * @param captureId its record id
 */
public record CaptureEvent(
        String event,
        String captureId,
        String deviceId,
        @Nullable String triggerId,
        @Nullable String state,
        @Nullable Double score,
        Instant capturedAt,
        @Nullable Instant evaluatedAt) {
    public CaptureEvent {
        requireNonNull(event, "event");
        requireNonNull(captureId, "capture_id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(capturedAt, "captured_at");
    }
}
