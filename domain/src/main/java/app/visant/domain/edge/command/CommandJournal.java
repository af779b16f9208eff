package app.visant.domain.edge.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port: every command that ever reached this device, with its state. Each change is on disk when its method returns. Safe for
 * use by many threads. That a capture is done is noted by the outbox, together with its picture.
 */
public interface CommandJournal {
    /** Takes a command in, and moves the cursor to it if that is further on. */
    Acceptance accept(EdgeCommand command, Instant at);

    /** What was taken in and not begun: what people wait for first, then in the order of arrival. */
    List<EdgeCommand> waiting(int max);

    /** @return whether it is begun by this call; false if it was already, or is unknown */
    boolean start(RunKey key, Instant at);

    /**
     * Ends a command; nothing if it has ended.
     *
     * @param error why it failed; null if it is done
     */
    void end(RunKey key, @Nullable String error, Instant at);

    /**
     * Ends as failed what was begun and not ended, since the program that began it is gone.
     *
     * @return how many
     */
    int abandonStarted(String error, Instant at);

    /** The largest number in the cloud's log of all commands taken in, 0 at first: where reading goes on. */
    long cursor();
}
