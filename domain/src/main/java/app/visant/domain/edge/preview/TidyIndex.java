package app.visant.domain.edge.preview;

import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Holdings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Goes through all that waits, a little at a time, again and again: forgets what is there no more, and looks at scheduled pictures that
 * nobody has looked at, once the outbox is so full that some may have to go.
 */
final class TidyIndex {
    private static final int PAGE = 64;
    private static final int LOOKS = 8;

    /** Looking at pictures takes a quarter of a processor at most. */
    private static final int RESTS = 3;

    private static final Duration BETWEEN_PAGES = Duration.ofMillis(20);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(30);

    private final Holdings holdings;
    private final PreviewIndex index;
    private final LookAtPictures looking;
    private final BooleanSupplier crowded;
    private final LongSupplier nanoTime;
    private long walked;
    private long nextRound;

    /** @param crowded whether the outbox is so full that it is good to know how its pictures look */
    TidyIndex(
            Holdings holdings,
            PreviewIndex index,
            LookAtPictures looking,
            BooleanSupplier crowded,
            LongSupplier nanoTime) {
        this.holdings = holdings;
        this.index = index;
        this.looking = looking;
        this.crowded = crowded;
        this.nanoTime = nanoTime;
        this.nextRound = nanoTime.getAsLong();
    }

    Turn step() {
        long left = nextRound - nanoTime.getAsLong();
        if (walked == 0 && left > 0) {
            return new Turn.Rest(Duration.ofNanos(left), null);
        }
        List<Holding> page = holdings.list(walked, PAGE);
        boolean last = page.size() < PAGE;
        long upTo = last ? Long.MAX_VALUE : page.getLast().number();
        index.retain(walked, upTo, page);
        List<Holding> unseen = crowded.getAsBoolean()
                ? page.stream().filter(this::isUnseen).limit(LOOKS).toList()
                : List.of();
        long begun = nanoTime.getAsLong();
        for (Holding picture : unseen) {
            Optional<String> useless = looking.look(picture, false);
            if (useless.isPresent()) {
                return new Turn.Rest(looking.rest(), useless.get());
            }
        }
        if (unseen.size() < LOOKS) {
            walked = last ? 0 : upTo;
            nextRound = nanoTime.getAsLong() + BETWEEN_ROUNDS.toNanos();
        }
        Duration took = Duration.ofNanos(nanoTime.getAsLong() - begun);
        return new Turn.Rest(BETWEEN_PAGES.plus(took.multipliedBy(RESTS)), null);
    }

    private boolean isUnseen(Holding picture) {
        return picture.capture().kind() == TriggerKind.SCHEDULED
                && !picture.isQuarantined()
                && index.find(picture).isEmpty();
    }
}
