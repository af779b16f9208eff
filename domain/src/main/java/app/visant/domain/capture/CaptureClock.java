package app.visant.domain.capture;

import app.visant.domain.kernel.InvalidInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what clock a picture is dated, as its device says.
 *
 * @param bootId changes with every boot; 1 to 100 printable characters
 * @param monotonicMs milliseconds from that boot to the picture
 * @param wallTime the device's clock when it took the picture
 * @param offsetMs what was added to that; null if nobody knows how far it was off
 * @param errorMs how far the sum is off at most; null exactly if the offset is
 */
public record CaptureClock(
        String bootId,
        long monotonicMs,
        Instant wallTime,
        @Nullable Long offsetMs,
        @Nullable Long errorMs) {
    private static final int MAX_BOOT_ID = 100;

    /** @throws InvalidInput if it is none of these */
    public CaptureClock {
        if (bootId.isBlank() || bootId.length() > MAX_BOOT_ID || bootId.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("clock.boot_id", "must have 1 to " + MAX_BOOT_ID + " printable characters");
        }
        if ((offsetMs == null) != (errorMs == null)) {
            throw new InvalidInput("clock", "has both offset_ms and error_ms or neither");
        }
        if (errorMs != null && errorMs < 0) {
            throw new InvalidInput("clock.error_ms", "must not be negative");
        }
    }

    /** Whether anybody knows how far the picture's time is off. */
    public boolean isCompared() {
        return errorMs != null;
    }
}
