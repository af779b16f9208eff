package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits on the device to be uploaded.
 *
 * @param hoursLeft until it must evict, at the present rate
 */
public record HeartbeatOutbox(
        long count,
        long bytes,
        @Nullable Instant oldestAt,
        @Nullable Double hoursLeft) {}
