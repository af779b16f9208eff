package app.visant.domain.edge.preview;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.preview.Seen.State;
import app.visant.domain.kernel.RecordId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An index in memory. Safe for threads. */
public final class InMemoryPreviewIndex implements PreviewIndex {
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private boolean full;
    private boolean used;

    private static final class Entry {
        private final RecordId id;
        private final Seen seen;
        private byte @Nullable [] preview;

        Entry(RecordId id, Seen seen, byte @Nullable [] preview) {
            this.id = id;
            this.seen = seen;
            this.preview = preview;
        }
    }

    private Optional<Entry> entry(Holding picture) {
        used = true;
        return Optional.ofNullable(entries.get(picture.number()))
                .filter(it -> it.id.equals(picture.capture().id()));
    }

    /** Nothing more can be stored. */
    public synchronized void fill() {
        full = true;
    }

    /** Whether anything was asked or stored since it was made or cleared. */
    public synchronized boolean isUsed() {
        return used;
    }

    @Override
    public synchronized Optional<Seen> find(Holding picture) {
        return entry(picture).map(it -> it.seen);
    }

    @Override
    public synchronized boolean add(Holding picture, Seen seen, byte @Nullable [] preview) {
        used = true;
        if (full) {
            return false;
        }
        entries.put(
                picture.number(),
                new Entry(picture.capture().id(), seen, seen.state() == State.WAITS ? preview : null));
        List<Long> waiting = waiting(Integer.MAX_VALUE);
        waiting.stream().skip(MOST_PREVIEWS).forEach(number -> {
            Entry entry = entries.get(number);
            if (entry != null) {
                entry.preview = null;
            }
        });
        return true;
    }

    @Override
    public synchronized List<Long> waiting(int max) {
        used = true;
        return entries.descendingMap().entrySet().stream()
                .filter(it -> it.getValue().preview != null)
                .limit(max)
                .map(it -> it.getKey())
                .toList();
    }

    @Override
    public synchronized Optional<byte[]> preview(Holding picture) {
        return entry(picture).flatMap(it -> Optional.ofNullable(it.preview));
    }

    @Override
    public synchronized void retain(long after, long upTo, List<Holding> there) {
        Set<Long> numbers = new HashSet<>();
        there.forEach(picture -> numbers.add(picture.number()));
        entries.subMap(after, false, upTo, true).keySet().retainAll(numbers);
    }

    @Override
    public synchronized void clear() {
        entries.clear();
        used = false;
    }
}
