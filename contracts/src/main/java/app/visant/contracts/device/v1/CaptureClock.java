package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what clock a capture is dated. Offset and error are absent if the device could not compare its clock with the cloud's in the boot
 * in which it took the picture: then nobody knows how far its time is off.
 *
 * @param bootId changes with every boot
 * @param monotonicMs milliseconds from that boot to the picture
 * @param wallTime the device's clock when it took the picture
 * @param offsetMs captured_at minus wall_time
 * @param errorMs how far captured_at is off at most
 */
public record CaptureClock(
        String bootId,
        long monotonicMs,
        Instant wallTime,
        @Nullable Long offsetMs,
        @Nullable Long errorMs) {
    public CaptureClock {
        requireNonNull(bootId, "boot_id");
        requireNonNull(wallTime, "wall_time");
    }
}
