package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.RunKey;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Port: the pictures that are to be sent. Each change is on disk when its method returns. Safe for use by many threads; one
 * of them sends.
 */
public interface Outbox {
    /** No picture waits longer than this for its next try: one that seems to was postponed by a clock that has been set back. */
    Duration LONGEST_PAUSE = Duration.ofHours(2);

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
     * What people wait for first, then what an event asked for, then the rest, the oldest of each first: of those that may be tried
     * at that time or seem to wait longer than {@link #LONGEST_PAUSE}.
     */
    NextItem next(Instant now);

    /** The cloud has it: it is forgotten. Nothing if it is unknown. */
    void sent(RecordId id);

    /**
     * It could not be sent. Nothing if it is unknown.
     *
     * @param notBefore at most {@link #LONGEST_PAUSE} from now
     */
    void postpone(RecordId id, Instant notBefore);

    /**
     * The cloud will never take it: kept for a person to look at, out of the way of the others; in the same step its command,
     * which was done, fails with the reason. Nothing if it is unknown.
     */
    void quarantine(RecordId id, String reason, Instant at);

    Backlog backlog();
}
