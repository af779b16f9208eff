package app.visant.domain.trigger;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a device's triggers are wanted.
 *
 * @param states empty for all
 * @param from planned at or after; null for no limit
 * @param to planned before; null for no limit
 */
public record TriggerFilter(
        Set<TriggerState> states,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final TriggerFilter ALL = new TriggerFilter(Set.of(), null, null);

    /** The states of those that ended without a picture. */
    public static final Set<TriggerState> HOLES = Set.copyOf(
            EnumSet.of(TriggerState.FAILED, TriggerState.EXPIRED, TriggerState.SKIPPED, TriggerState.EVICTED));

    public TriggerFilter {
        states = Set.copyOf(states);
    }

    public boolean takes(Trigger trigger) {
        return (states.isEmpty() || states.contains(trigger.state()))
                && (from == null || !trigger.plannedAt().isBefore(from))
                && (to == null || trigger.plannedAt().isBefore(to));
    }
}
