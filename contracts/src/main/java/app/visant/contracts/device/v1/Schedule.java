package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a schedule, complete, so that the device can compute its slots alone.
 *
 * @param kind {@code interval} or {@code cron}
 * @param intervalSeconds of an interval
 * @param anchor of an interval: slots are at {@code anchor + k * interval}
 * @param cronExpression of a cron: five fields; day-of-month and day-of-week both set means <em>or</em>
 * @param zone IANA name, such as {@code Europe/Berlin}
 * @param windows when slots count; empty means always
 * @param misfire what becomes of missed slots: {@code all}, {@code one} or {@code skip}
 * @param expiresAfterSeconds how long after its instant a slot may still be executed
 * @param effectiveFrom slots before it belong to earlier versions
 */
public record Schedule(
        String id,
        long version,
        String label,
        String kind,
        @Nullable Long intervalSeconds,
        @Nullable Instant anchor,
        @Nullable String cronExpression,
        String zone,
        List<Window> windows,
        String misfire,
        long expiresAfterSeconds,
        boolean enabled,
        Instant effectiveFrom) {
    public Schedule {
        requireNonNull(id, "id");
        requireNonNull(label, "label");
        requireNonNull(kind, "kind");
        requireNonNull(zone, "zone");
        requireNonNull(misfire, "misfire");
        requireNonNull(effectiveFrom, "effective_from");
        windows = List.copyOf(windows);
    }
}
