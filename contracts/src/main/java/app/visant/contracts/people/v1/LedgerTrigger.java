package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trigger that can set the cloud's account and the device's apart.
 *
 * @param type "scheduled", "manual" or "event"
 * @param state the cloud's, as in the device's triggers
 * @param reason why it ended without a picture
 * @param deviceState what the device last said: "received", "started", "done" (its picture is on its way) or "failed"; absent if it
 *     has not said that it has it
 */
public record LedgerTrigger(
        String triggerId,
        String type,
        String label,
        Instant plannedAt,
        String state,
        @Nullable String reason,
        @Nullable String deviceState) {
    public LedgerTrigger {
        requireNonNull(triggerId, "trigger_id");
        requireNonNull(type, "type");
        requireNonNull(label, "label");
        requireNonNull(plannedAt, "planned_at");
        requireNonNull(state, "state");
    }
}
