package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import app.visant.contracts.device.v1.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule; words as in {@link app.visant.contracts.device.v1.Schedule}.
 *
 * @param nextFireAt absent if it is disabled or has no slot to come
 */
public record ScheduleAnswer(
        String id,
        String deviceId,
        long version,
        String triggerLabel,
        String kind,
        @Nullable String cronExpression,
        @Nullable Long intervalSeconds,
        @Nullable Instant anchor,
        String zone,
        List<Window> windows,
        String misfire,
        long expiresAfterSeconds,
        boolean enabled,
        Instant effectiveFrom,
        @Nullable Instant nextFireAt) {
    public ScheduleAnswer {
        requireNonNull(id, "id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(triggerLabel, "trigger_label");
        requireNonNull(kind, "kind");
        requireNonNull(zone, "zone");
        requireNonNull(misfire, "misfire");
        requireNonNull(effectiveFrom, "effective_from");
        windows = List.copyOf(windows);
    }
}
