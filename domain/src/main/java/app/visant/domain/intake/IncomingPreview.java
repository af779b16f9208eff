package app.visant.domain.intake;

import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A preview as a device sends it.
 *
 * @param hash of the picture that the preview is of
 * @param bytes of that picture, above zero
 * @param label 1 to 200 characters
 * @param jpeg handed on and never compared or changed; equality of records of this type means nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record IncomingPreview(
        RecordId record,
        @Nullable TriggerId trigger,
        String label,
        Instant capturedAt,
        Sha256 hash,
        long bytes,
        byte[] jpeg) {
    @Override
    public String toString() {
        return "IncomingPreview[" + record + ", " + jpeg.length + " bytes]";
    }
}
