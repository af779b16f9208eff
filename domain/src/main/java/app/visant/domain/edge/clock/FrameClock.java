package app.visant.domain.edge.clock;

import org.jspecify.annotations.Nullable;

/**
 * By what clock a picture is dated.
 *
 * @param bootId the boot in which it was taken
 * @param monotonicMs milliseconds from that boot to the picture
 * @param correction what was added to the device's wall clock; null as long as nobody knows how far that was off
 */
public record FrameClock(
        String bootId, long monotonicMs, @Nullable Correction correction) {
    /**
     * @param offsetMs how far the cloud's clock was ahead of the device's
     * @param errorMs how far the corrected time is off at most, at least 0
     */
    public record Correction(long offsetMs, long errorMs) {
        public Correction {
            if (errorMs < 0) {
                throw new IllegalArgumentException("an error is never negative: " + errorMs);
            }
        }
    }
}
