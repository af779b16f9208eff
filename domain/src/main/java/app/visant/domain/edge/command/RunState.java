package app.visant.domain.edge.command;

import java.util.Set;

/** How far a command has come on this device. {@link #mayBecome} is the whole table of legal changes. */
public enum RunState {
    RECEIVED,
    STARTED,
    DONE,
    FAILED;

    public boolean isEnded() {
        return this == DONE || this == FAILED;
    }

    public boolean mayBecome(RunState next) {
        return successors().contains(next);
    }

    private Set<RunState> successors() {
        return switch (this) {
            case RECEIVED -> Set.of(STARTED, FAILED);
            case STARTED -> Set.of(DONE, FAILED);
            // The cloud refuses its picture for good, or the picture is given up; it may be sent again later.
            case DONE -> Set.of(FAILED);
            case FAILED -> Set.of(DONE);
        };
    }
}
