package app.visant.domain.edge.upload;

import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Port: the pictures of the outbox in the order in which they are sent. Safe for use by many threads. */
public interface SendQueue {
    /** No picture waits longer than this for its next try: one that seems to was postponed by a clock that has been set back. */
    Duration LONGEST_PAUSE = Duration.ofHours(2);

    /**
     * Lets wait again what an earlier program had on its way when it ended. To be called before anything is taken.
     *
     * @return how many that were
     */
    int recover();

    /**
     * Settles what was on its way and takes the lane's next pictures on their way, in one step that is on disk when the method returns. What
     * people wait for goes first, then what an event asked for, then the rest, the newest of each first: of those that may be
     * tried at that time or seem to wait longer than {@link #LONGEST_PAUSE}.
     *
     * @param settled may hold unknown pictures, which are passed over
     * @param max from 0
     * @return in the order in which they are to be sent
     */
    List<RecordId> exchange(List<Settled> settled, Lane lane, Instant now, int max);

    /** When the first of those that wait and failed before may be tried again; empty if none has failed. */
    Optional<Instant> due(Lane lane);

    /** How many bytes a picture has; empty if it is there no more, or not to be sent. */
    OptionalLong size(RecordId id);

    /** The picture with its bytes; empty if it is there no more, or not to be sent. */
    Optional<OutboxItem> read(RecordId id);
}
