package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Every trigger of a device, by how it ended: planned is the sum of all the others.
 *
 * @param from planned at or after; absent: from the beginning
 * @param to planned before; absent: until now
 */
public record AccountingAnswer(
        String deviceId,
        @Nullable Instant from,
        @Nullable Instant to,
        long planned,
        long executed,
        long failed,
        long expired,
        long skipped,
        long evicted,
        long open) {
    public AccountingAnswer {
        requireNonNull(deviceId, "device_id");
    }
}
