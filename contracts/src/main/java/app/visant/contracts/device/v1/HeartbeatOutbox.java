package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits on the device to be uploaded.
 *
 * @param hoursLeft until it must evict, at the present rate; absent if it does not fill
 * @param quarantined pictures that the cloud refused for good, not counted above
 * @param evicted pictures that were ever given up for want of room
 */
public record HeartbeatOutbox(
        long count,
        long bytes,
        @Nullable Instant oldestAt,
        @Nullable Double hoursLeft,
        @Nullable Long quarantined,
        @Nullable Long evicted) {}
