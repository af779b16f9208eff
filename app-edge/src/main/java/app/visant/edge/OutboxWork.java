package app.visant.edge;

import app.visant.domain.edge.outbox.Forecast;
import app.visant.domain.edge.outbox.Level;
import app.visant.domain.edge.outbox.SpareRoom;
import app.visant.domain.edge.outbox.SpareRoom.Sparing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks after the outbox: it keeps it within its quota, warns before it is full, and notices what another program, {@code visant-edge
 * outbox}, has changed there.
 */
final class OutboxWork {
    private static final Logger log = LoggerFactory.getLogger(OutboxWork.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int TURNS_FOR_QUOTA = 15;
    private static final Duration SERIOUS = Duration.ofHours(24);

    private final Function<Runnable, Level> keeping;
    private final Forecast forecast;
    private final SpareRoom spare;
    private final LongSupplier changes;
    private final Runnable changed;
    private final Runnable staged;
    private final Worker worker;
    private long seen;
    private int turn;
    private boolean warned;

    /**
     * @param keeping brings the outbox within its quota, and says now and then that it gets on
     * @param forecast learns how full it is
     * @param spare likewise
     * @param changes another number whenever another program has changed something
     * @param changed called then
     * @param staged called when more is spared or less
     */
    OutboxWork(
            Function<Runnable, Level> keeping,
            Forecast forecast,
            SpareRoom spare,
            LongSupplier changes,
            Runnable changed,
            Runnable staged,
            Duration limit) {
        this.keeping = keeping;
        this.forecast = forecast;
        this.spare = spare;
        this.changes = changes;
        this.changed = changed;
        this.staged = staged;
        this.seen = changes.getAsLong();
        this.worker = new Worker("visant-outbox", limit, this::step);
    }

    Worker worker() {
        return worker;
    }

    private Duration step() {
        long now = changes.getAsLong();
        if (now != seen) {
            seen = now;
            log.info("The outbox was changed by another program");
            changed.run();
        }
        if (turn++ % TURNS_FOR_QUOTA == 0) {
            Level level = keeping.apply(worker::progress);
            long at = System.nanoTime();
            forecast.note(level, at);
            warnInTime();
            spare(level, at);
        }
        return INTERVAL;
    }

    private void spare(Level level, long nanos) {
        Sparing before = spare.now();
        Sparing now = spare.look(level, nanos);
        if (now.equals(before)) {
            return;
        }
        switch (now.stage()) {
            case NONE -> log.info("There is room for all pictures as they are again");
            case QUALITY -> log.warn("Room gets short: scheduled pictures are stored smaller");
            case RATE ->
                log.warn(
                        "Room gets short: of {} slots of a schedule one is taken, and its picture stored smaller",
                        now.oneIn());
            case PREVIEWS ->
                log.warn(
                        "Room gets very short: of {} slots of a schedule one is taken, and its picture stored as a preview",
                        now.oneIn());
        }
        staged.run();
    }

    /** Once each time that it gets serious. */
    private void warnInTime() {
        Optional<Duration> left = forecast.untilFull();
        boolean serious = left.filter(time -> time.compareTo(SERIOUS) < 0).isPresent();
        if (serious && !warned) {
            log.warn(
                    "At this rate there is room for pictures for {} h {} min; then some are given up",
                    left.get().toHours(),
                    left.get().toMinutesPart());
        } else if (warned && !serious) {
            log.info("There is room for pictures again");
        }
        warned = serious;
    }
}
