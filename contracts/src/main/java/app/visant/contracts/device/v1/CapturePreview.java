package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A small version of a capture that still waits on its device to be uploaded.
 *
 * @param recordId the capture's name, under which it will be uploaded
 * @param sha256 of the capture, not of its preview, in hex
 * @param bytes of the capture, not of its preview
 * @param thumbnailBase64 a JPEG of at most 320 pixels on its longer side and 32 KiB
 */
public record CapturePreview(
        @Nullable String recordId,
        @Nullable Instant capturedAt,
        @Nullable String triggerId,
        @Nullable String triggerLabel,
        @Nullable String sha256,
        @Nullable Long bytes,
        @Nullable String thumbnailBase64) {}
