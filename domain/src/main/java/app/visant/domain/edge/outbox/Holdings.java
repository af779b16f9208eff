package app.visant.domain.edge.outbox;

import app.visant.domain.kernel.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the same pictures as somebody sees them who looks after them. Each change is on disk when its method returns. */
public interface Holdings {
    /**
     * In the order in which they were added.
     *
     * @param after the number after which to go on, 0 for the beginning
     */
    List<Holding> list(long after, int max);

    /** Those that may still be sent, the newest first in the order of addition. */
    List<Holding> newest(int max);

    /** How many bytes there are. */
    Usage usage();

    /**
     * Those of that worth that nobody is sending, by the time when they were taken.
     *
     * @param after the one after which to go on; null for the beginning
     */
    List<Holding> oldest(Worth worth, @Nullable Holding after, int max);

    /**
     * Has a picture sent again, at once: a quarantined one waits again and its command is done again.
     *
     * @return as it was before; empty if it is unknown
     */
    Optional<Holding> retry(RecordId id, Instant at);

    /**
     * Forgets pictures that the cloud does not have, in one step. In the same step their commands, which were done, come to nothing:
     * evicted with the reason. The command of a quarantined one failed before, and stays so.
     *
     * @return as they were before, without those that are unknown, or on their way to the cloud, which may have them already
     */
    List<Holding> evict(List<RecordId> ids, String reason, Instant at);

    /** One alone. */
    default Optional<Holding> evict(RecordId id, String reason, Instant at) {
        return evict(List.of(id), reason, at).stream().findFirst();
    }
}
