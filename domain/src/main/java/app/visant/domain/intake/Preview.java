package app.visant.domain.intake;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A small version of a picture that is not here: it waits on its device, or was lost there.
 *
 * @param id the picture's, under which it will come
 * @param capturedAt when the picture was taken, as its device says
 * @param storedAt when the preview was durable here
 * @param sha256 of the picture, as its device says
 * @param bytes of the picture, as its device says
 * @param width of the preview
 * @param height of the preview
 * @param awaited whether the picture is still expected; false once its trigger has failed or it was evicted
 */
public record Preview(
        RecordId id,
        OrganisationId organisation,
        DeviceId device,
        @Nullable TriggerId trigger,
        String label,
        Instant capturedAt,
        Instant storedAt,
        Sha256 sha256,
        long bytes,
        int width,
        int height,
        boolean awaited) {
    /** The longer side of the largest, in pixels. */
    public static final int MAX_SIDE = 320;

    /** The largest JPEG. */
    public static final int MAX_BYTES = 32 << 10;
}
