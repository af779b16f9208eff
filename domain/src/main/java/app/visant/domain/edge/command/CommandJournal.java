package app.visant.domain.edge.command;

import java.time.Instant;
import java.util.List;

/**
 * Port: every command that ever reached this device, with its state and what it came to. Each change is on disk when its method
 * returns. Safe for use by many threads. What becomes of a capture's picture is noted by the outbox, in the same step.
 */
public interface CommandJournal {
    /** Takes a command in, and moves the cursor to it if it has a number, also back: a log that was restored from a backup is shorter. */
    Acceptance accept(EdgeCommand command, Instant at);

    /** What was taken in and not begun: what people wait for first, then in the order of arrival. */
    List<EdgeCommand> waiting(int max);

    /** @return whether it is begun by this call; false if it was already, or is unknown */
    boolean start(RunKey key, Instant at);

    /** Ends a command; nothing if it has ended. */
    void end(RunKey key, Ending ending, Instant at);

    /**
     * Ends as failed what was begun and not ended, since the program that began it is gone.
     *
     * @return how many
     */
    int abandonStarted(String error, Instant at);

    /** The number in the cloud's log of the command taken in last, 0 at first: where reading goes on. */
    long cursor();
}
