package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.RunKey;
import app.visant.domain.kernel.RecordId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Port: the pictures that are to be sent. Each change is on disk when its method returns. Safe for use by many threads. What goes
 * next is the send queue's to say.
 */
public interface Outbox {
    /**
     * Stores a picture and, in the same step, that the command it was taken for is done: after a crash both are there or
     * neither.
     *
     * @param jpeg not to be changed afterwards
     * @param completes a begun command; null for a picture without one
     * @throws IllegalArgumentException if a picture of that record id is there
     */
    void add(CaptureRecord capture, byte[] jpeg, @Nullable RunKey completes, Instant at);

    /**
     * The cloud will never take it: kept for a person to look at, out of the way of the others; in the same step its command,
     * which was done, fails with the reason. Nothing if it is unknown.
     */
    void quarantine(RecordId id, String reason, Instant at);

    Backlog backlog();
}
