package app.visant.contracts.device.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits on a device, as small pictures; may be repeated without harm. All are taken, or none.
 *
 * @param previews 1 to 32 of different record ids
 */
public record CapturePreviewsRequest(
        @Nullable String deviceId, @Nullable List<CapturePreview> previews) {}
