package app.visant.domain.intake;

import app.visant.domain.capture.CaptureClock;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture as its device sends it.
 *
 * @param from who sends it, proved
 * @param record what it calls the picture; absent for older devices, and then derived
 * @param claimedHash what it says the bytes' hash is
 * @param label 1 to 200 characters
 * @param metadataJson a JSON object
 * @param clock by what clock it is dated; absent for older devices
 * @param jpeg handed on and never compared or changed; equality of records of this type means nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record IncomingCapture(
        Served from,
        @Nullable RecordId record,
        @Nullable TriggerId trigger,
        String label,
        Instant capturedAt,
        @Nullable Sha256 claimedHash,
        String metadataJson,
        @Nullable CaptureClock clock,
        byte[] jpeg) {
    private static final int MAX_LABEL = 200;

    /** @throws InvalidInput if the label is blank or too long */
    public IncomingCapture {
        if (label.isBlank() || label.length() > MAX_LABEL) {
            throw new InvalidInput("trigger_label", "must have 1 to " + MAX_LABEL + " characters");
        }
    }

    @Override
    public String toString() {
        return "IncomingCapture[" + from.device() + ", " + record + ", " + jpeg.length + " bytes]";
    }
}
