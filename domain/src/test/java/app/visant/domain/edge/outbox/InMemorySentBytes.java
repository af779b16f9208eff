package app.visant.domain.edge.outbox;

import app.visant.domain.edge.upload.SentBytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;

/** Counts in memory. As safe for threads as the map is. */
public record InMemorySentBytes(SortedMap<Instant, Long> hours) implements SentBytes {
    @Override
    public Map<Instant, Long> since(Instant from) {
        return Map.copyOf(hours.tailMap(from.truncatedTo(ChronoUnit.HOURS)));
    }

    @Override
    public void add(long bytes, Instant at) {
        hours.merge(at.truncatedTo(ChronoUnit.HOURS), bytes, Long::sum);
    }
}
