package app.visant.domain.trigger;

import app.visant.domain.ledger.Accounting;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a trigger has come; it ends in exactly one of the last five, at last in executed if its picture comes. {@link #mayBecome} is the whole table of legal
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

    /** The account of so many triggers in this state. */
    public Accounting accounting(long count) {
        return switch (this) {
            case PENDING, SENT, RECEIVED -> new Accounting(count, 0, 0, 0, 0, 0, count);
            case EXECUTED -> new Accounting(count, count, 0, 0, 0, 0, 0);
            case FAILED -> new Accounting(count, 0, count, 0, 0, 0, 0);
            case EXPIRED -> new Accounting(count, 0, 0, count, 0, 0, 0);
            case SKIPPED -> new Accounting(count, 0, 0, 0, count, 0, 0);
            case EVICTED -> new Accounting(count, 0, 0, 0, 0, count, 0);
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
            // What a device that was cut off says of it counts more than that the cloud gave up on it.
            case EXPIRED -> Set.of(EXECUTED, FAILED, SKIPPED, EVICTED);
            // Its picture comes after all: then it is here. A refused one may be given up later.
            case FAILED -> Set.of(EXECUTED, EVICTED);
            // The cloud skipped it without having heard from the device, which may have fired it by itself.
            case SKIPPED -> Set.of(EXECUTED, FAILED, EXPIRED, EVICTED);
            case EVICTED -> Set.of(EXECUTED);
            case EXECUTED -> Set.of();
        };
    }
}
