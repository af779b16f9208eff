package app.visant.domain.edge.command;

import app.visant.domain.kernel.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param reason why it was not executed, as the cloud is told; null exactly if it was
 * @param picture that was taken and is not kept; null if there is none
 */
public record Ending(
        RunOutcome outcome,
        @Nullable String reason,
        @Nullable Sha256 picture) {
    private static final Ending DONE = new Ending(RunOutcome.EXECUTED, null, null);

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
        return new Ending(RunOutcome.FAILED, reason, null);
    }

    public static Ending expired(String reason) {
        return new Ending(RunOutcome.EXPIRED, reason, null);
    }

    public static Ending skipped(String reason) {
        return new Ending(RunOutcome.SKIPPED, reason, null);
    }

    public static Ending evicted(String reason) {
        return new Ending(RunOutcome.EVICTED, reason, null);
    }

    /** Its picture was taken, and could not be kept. */
    public static Ending evicted(String reason, Sha256 picture) {
        return new Ending(RunOutcome.EVICTED, reason, picture);
    }

    public RunState state() {
        return outcome == RunOutcome.EXECUTED ? RunState.DONE : RunState.FAILED;
    }
}
