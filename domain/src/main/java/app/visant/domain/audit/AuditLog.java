package app.visant.domain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Port: the chains. Safe for use by many threads and several clouds at once; entries are durable on return. */
public interface AuditLog {
    /**
     * Adds a link at the end of the draft's chain.
     *
     * @throws NotOnRecord if it can't be added in time; nothing was
     */
    Entry append(Draft draft);

    /** The newest deeds that have a lower number, newest first. */
    List<Deed> deeds(ChainId chain, DeedFilter filter, long before, int limit);

    /** The oldest entries that have a higher number, oldest first. */
    List<Entry> entries(ChainId chain, long after, int limit);

    Head head(ChainId chain);

    /**
     * Removes the oldest entries up to the last before the first that is not older than a time, and says so in an entry: both
     * or neither.
     *
     * @return how many were removed
     */
    long cut(ChainId chain, Instant olderThan, Instant now);

    /** Those that have entries. */
    Set<ChainId> chains();
}
