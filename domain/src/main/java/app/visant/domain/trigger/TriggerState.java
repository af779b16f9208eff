package app.visant.domain.trigger;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a trigger has come; it ends in exactly one of the last five. {@link #mayBecome} is the whole table of legal
 * changes.
 */
public enum TriggerState {
    PENDING,
    SENT,
    RECEIVED,
    EXECUTED,
    FAILED,
    EXPIRED,
    SKIPPED,
    EVICTED;

    public boolean isOpen() {
        return switch (this) {
            case PENDING, SENT, RECEIVED -> true;
            case EXECUTED, FAILED, EXPIRED, SKIPPED, EVICTED -> false;
        };
    }

    public boolean mayBecome(TriggerState next) {
        return successors().contains(next);
    }

    /** The states from which {@code this} may be reached. */
    public Set<TriggerState> predecessors() {
        return Arrays.stream(values()).filter(before -> before.mayBecome(this)).collect(Collectors.toUnmodifiableSet());
    }

    private Set<TriggerState> successors() {
        return switch (this) {
            case PENDING -> Set.of(SENT, RECEIVED, EXECUTED, FAILED, EXPIRED, SKIPPED, EVICTED);
            case SENT -> Set.of(RECEIVED, EXECUTED, FAILED, EXPIRED, SKIPPED, EVICTED);
            case RECEIVED -> Set.of(EXECUTED, FAILED, EXPIRED, SKIPPED, EVICTED);
            // The picture of a device that was cut off may come after the cloud gave up on it: then it is here.
            case EXPIRED -> Set.of(EXECUTED, EVICTED);
            case EXECUTED, FAILED, SKIPPED, EVICTED -> Set.of();
        };
    }
}
