package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Told to dashboards when a trigger changes its state; words as in {@link TriggerItem}.
 *
 * @param event {@code trigger}
 */
public record TriggerEvent(
        String event,
        String triggerId,
        String deviceId,
        String state,
        @Nullable String reason,
        @Nullable String recordId,
        Instant at) {
    public TriggerEvent {
        requireNonNull(event, "event");
        requireNonNull(triggerId, "trigger_id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(state, "state");
        requireNonNull(at, "at");
    }
}
