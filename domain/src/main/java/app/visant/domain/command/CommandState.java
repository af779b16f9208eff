package app.visant.domain.command;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How far a command has come. {@link #mayBecome} is the whole table of legal changes. */
public enum CommandState {
    PENDING,
    SENT,
    RECEIVED,
    STARTED,
    DONE,
    FAILED,
    EXPIRED;

    /** Whether it has come to an end, if only for the time being. */
    public boolean isEnded() {
        return switch (this) {
            case PENDING, SENT, RECEIVED, STARTED -> false;
            case DONE, FAILED, EXPIRED -> true;
        };
    }

    /** Whether the device may still have to be told: it has not said that it has it. */
    public boolean isDeliverable() {
        return this == PENDING || this == SENT;
    }

    public boolean mayBecome(CommandState next) {
        return successors().contains(next);
    }

    /** The states from which {@code this} may be reached. */
    public Set<CommandState> predecessors() {
        return Arrays.stream(values()).filter(before -> before.mayBecome(this)).collect(Collectors.toUnmodifiableSet());
    }

    private Set<CommandState> successors() {
        return switch (this) {
            case PENDING -> Set.of(SENT, RECEIVED, STARTED, DONE, FAILED, EXPIRED);
            case SENT -> Set.of(RECEIVED, STARTED, DONE, FAILED, EXPIRED);
            case RECEIVED -> Set.of(STARTED, DONE, FAILED, EXPIRED);
            case STARTED -> Set.of(DONE, FAILED, EXPIRED);
            // A device that had it in hand when the cloud gave up on it may still bring the result.
            case EXPIRED -> Set.of(DONE, FAILED);
            // Its picture is refused for good or given up on the device, as long as the cloud has none of its trigger.
            case DONE -> Set.of(FAILED);
            // A person has the device send a refused picture again.
            case FAILED -> Set.of(DONE);
        };
    }
}
