package app.visant.domain.edge.command;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param reason why it was not executed, as the cloud is told; null exactly if it was
 */
public record Ending(RunOutcome outcome, @Nullable String reason) {
    private static final Ending DONE = new Ending(RunOutcome.EXECUTED, null);

    /** @throws IllegalArgumentException if there is a reason too many, or none where there must be one */
    public Ending {
        if ((outcome == RunOutcome.EXECUTED) != (reason == null)) {
            throw new IllegalArgumentException(outcome + " with the reason " + reason);
        }
    }

    public static Ending done() {
        return DONE;
    }

    public static Ending failed(String reason) {
        return new Ending(RunOutcome.FAILED, reason);
    }

    public static Ending expired(String reason) {
        return new Ending(RunOutcome.EXPIRED, reason);
    }

    public static Ending skipped(String reason) {
        return new Ending(RunOutcome.SKIPPED, reason);
    }

    public static Ending evicted(String reason) {
        return new Ending(RunOutcome.EVICTED, reason);
    }

    public RunState state() {
        return outcome == RunOutcome.EXECUTED ? RunState.DONE : RunState.FAILED;
    }
}
