package app.visant.edge;

import app.visant.domain.edge.autonomy.FireSlots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that fires the slots of the schedules while the cloud is not heard. */
final class AutonomyWork {
    private static final Logger log = LoggerFactory.getLogger(AutonomyWork.class);

    private final FireSlots slots;
    private final Duration after;
    private final Runnable fired;
    private final InstantSource clock;
    private final Worker worker;
    private boolean alone;
    private volatile @Nullable Instant since;

    /**
     * @param after how long the cloud must be silent
     * @param fired there is a new command in the journal
     * @param clock the cloud's, as far as it is known
     */
    AutonomyWork(FireSlots slots, Duration after, Runnable fired, InstantSource clock, Duration limit) {
        this.slots = slots;
        this.after = after;
        this.fired = fired;
        this.clock = clock;
        this.worker = new Worker("visant-autonomy", limit, this::step);
    }

    Worker worker() {
        return worker;
    }

    /** Since when the schedules are followed alone; empty if they are not. Any thread. */
    Optional<Instant> aloneSince() {
        return Optional.ofNullable(since).filter(at -> slots.isAlone());
    }

    private Duration step() {
        FireSlots.Turn turn = slots.fire();
        if (turn.alone() != alone) {
            alone = turn.alone();
            since = alone ? clock.instant() : null;
            if (alone) {
                log.warn("The cloud is silent for {} s: schedules are followed alone", after.toSeconds());
            } else {
                log.info("The cloud is heard again: schedules are left to it");
            }
        }
        if (turn.fired() > 0) {
            log.debug("Fired {} slots alone", turn.fired());
            fired.run();
        }
        return turn.pause();
    }
}
