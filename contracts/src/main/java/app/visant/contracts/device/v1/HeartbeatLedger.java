package app.visant.contracts.device.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of triggers by how they ended, since the device was set up.
 *
 * @param planned those that reached the device, ended or not
 * @param since when the oldest of them was issued, by the cloud's clock
 */
public record HeartbeatLedger(
        long planned,
        long executed,
        long failed,
        long expired,
        long skipped,
        long evicted,
        @Nullable Instant since) {}
