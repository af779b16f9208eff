package app.visant.adapter.edge.mapdb;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.PreviewIndex;
import app.visant.domain.edge.preview.Seen;
import app.visant.domain.edge.preview.Seen.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the file when it is needed, and begins with an empty one whenever anything is wrong with it. Every thread takes its turn.
 * When there is something wrong again soon after, it stays empty and closed for a while.
 */
final class MapDbPreviewIndex implements PreviewIndex {
    private static final Logger log = LoggerFactory.getLogger(MapDbPreviewIndex.class);
    private static final Duration REST = Duration.ofMinutes(10);

    private final Path file;
    private final Path closed;
    private final LongSupplier nanoTime;
    private @Nullable OpenIndex open;
    private @Nullable Long brokenAt;
    private boolean resting;

    MapDbPreviewIndex(Path file, LongSupplier nanoTime) {
        this.file = file;
        this.closed = file.resolveSibling(file.getFileName() + ".closed");
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<Seen> find(Holding picture) {
        return using(Optional.empty(), it -> entry(it, picture).map(Entry::seen));
    }

    /** Without opening anything. */
    synchronized Optional<Look> look(Holding picture) {
        return open == null ? Optional.empty() : find(picture).map(Seen::look);
    }

    private static Optional<Entry> entry(OpenIndex index, Holding picture) {
        return Optional.ofNullable(index.entry(picture.number())).filter(it -> it.isOf(picture));
    }

    @Override
    public boolean add(Holding picture, Seen seen, byte @Nullable [] preview) {
        return using(false, it -> {
            it.put(
                    picture.number(),
                    Entry.of(picture, seen),
                    seen.state() == State.WAITS ? preview : null,
                    MOST_PREVIEWS);
            return true;
        });
    }

    @Override
    public List<Long> waiting(int max) {
        return using(List.of(), it -> it.waiting(max));
    }

    @Override
    public Optional<byte[]> preview(Holding picture) {
        return using(
                Optional.empty(),
                it -> entry(it, picture).flatMap(known -> Optional.ofNullable(it.preview(picture.number()))));
    }

    @Override
    public void retain(long after, long upTo, List<Holding> there) {
        Set<Long> numbers = new HashSet<>();
        there.forEach(picture -> numbers.add(picture.number()));
        using(false, it -> {
            it.retain(after, upTo, numbers);
            return true;
        });
    }

    @Override
    public synchronized void clear() {
        abandon();
        delete();
        resting = false;
    }

    synchronized void close() {
        if (open == null) {
            return;
        }
        try {
            open.close();
            open = null;
            Files.write(closed, new byte[0]);
        } catch (RuntimeException | AssertionError | IOException e) {
            broken(e);
        }
    }

    /** What is made of a broken file may be anything, down to a length that no memory has room for. */
    private synchronized <T> T using(T without, Function<OpenIndex, T> work) {
        try {
            OpenIndex index = open();
            return index == null ? without : work.apply(index);
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError | IOException e) {
            broken(e);
            return without;
        }
    }

    private @Nullable OpenIndex open() throws IOException {
        if (open != null) {
            return open;
        }
        if (resting && brokenAt != null && nanoTime.getAsLong() - brokenAt < REST.toNanos()) {
            return null;
        }
        resting = false;
        if (!Files.deleteIfExists(closed)) {
            Files.deleteIfExists(file);
        }
        open = new OpenIndex(file);
        return open;
    }

    private void broken(Throwable e) {
        long now = nanoTime.getAsLong();
        resting = brokenAt != null && now - brokenAt < REST.toNanos();
        brokenAt = now;
        log.warn(
                "The index {} is broken, and made anew{}: {}",
                file,
                resting ? " in " + REST.toMinutes() + " min" : "",
                e.toString());
        abandon();
        delete();
    }

    private void abandon() {
        if (open != null) {
            try {
                open.abandon();
            } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
                log.debug("{} does not close: {}", file, e.toString());
            }
            open = null;
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(closed);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} can't be deleted: {}", file, e.toString());
        }
    }
}
