package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A small version of a capture that has not arrived. It goes when its capture comes.
 *
 * @param recordId the capture's name, under which it will arrive
 * @param awaited whether the capture is still expected; false once its trigger has failed or it was evicted
 * @param sha256 of the capture, as its device says
 * @param sizeBytes of the capture, as its device says
 * @param width of the preview
 * @param height of the preview
 */
public record CapturePreviewItem(
        String recordId,
        String deviceId,
        Instant capturedAt,
        Instant ingestedAt,
        @Nullable String triggerId,
        String triggerLabel,
        boolean awaited,
        String imageUrl,
        String sha256,
        long sizeBytes,
        int width,
        int height) {
    public CapturePreviewItem {
        requireNonNull(recordId, "record_id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(capturedAt, "captured_at");
        requireNonNull(ingestedAt, "ingested_at");
        requireNonNull(triggerLabel, "trigger_label");
        requireNonNull(imageUrl, "image_url");
        requireNonNull(sha256, "sha256");
    }
}
