package app.visant.domain.edge.preview;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.preview.PreviewMaker.Made;
import app.visant.domain.edge.preview.PreviewMaker.Unavailable;
import app.visant.domain.edge.preview.PreviewMaker.Unreadable;
import app.visant.domain.edge.preview.Seen.State;
import app.visant.domain.edge.upload.SendQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks at single pictures of the outbox, and keeps what it has seen in the index. For one thread. */
final class LookAtPictures {
    /** A larger one has no preview: with those that are on their way there would be too many of them in memory. */
    private static final int LARGEST_BYTES = 4 << 20;

    private static final Duration USELESS = Duration.ofMinutes(10);
    private static final String NOT_STORED = "the index of previews can't be written";

    private final SendQueue queue;
    private final PreviewMaker maker;
    private final PreviewIndex index;
    private final LongSupplier nanoTime;
    private long uselessUntil;

    LookAtPictures(SendQueue queue, PreviewMaker maker, PreviewIndex index, LongSupplier nanoTime) {
        this.queue = queue;
        this.maker = maker;
        this.index = index;
        this.nanoTime = nanoTime;
        this.uselessUntil = nanoTime.getAsLong();
    }

    /** Zero if it is of use to look at a picture, else how long it is not. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, uselessUntil - nanoTime.getAsLong()));
    }

    /**
     * @param show whether its preview is to be sent
     * @return why it is of no use to go on for a while; empty if all is well, also with one that is there no more
     */
    Optional<String> look(Holding picture, boolean show) {
        Optional<String> useless = lookAt(picture, show);
        if (useless.isPresent()) {
            uselessUntil = nanoTime.getAsLong() + USELESS.toNanos();
        }
        return useless;
    }

    private Optional<String> lookAt(Holding picture, boolean show) {
        if (picture.capture().bytes() > LARGEST_BYTES) {
            return add(picture, Look.unknown(picture.capture().sha256()), null);
        }
        Optional<OutboxItem> item = queue.read(picture.capture().id());
        return item.isEmpty() ? Optional.empty() : look(picture, item.get(), show);
    }

    private Optional<String> look(Holding picture, OutboxItem item, boolean show) {
        return switch (maker.make(item.jpeg())) {
            case Made made -> add(picture, made.look(), show ? made.jpeg() : null);
            case Unreadable unreadable ->
                add(picture, Look.unknown(picture.capture().sha256()), null);
            case Unavailable unavailable -> Optional.of(unavailable.why());
        };
    }

    private Optional<String> add(Holding picture, Look look, byte @Nullable [] preview) {
        Seen seen = new Seen(look, preview == null ? State.NONE : State.WAITS);
        return index.add(picture, seen, preview) ? Optional.empty() : Optional.of(NOT_STORED);
    }
}
