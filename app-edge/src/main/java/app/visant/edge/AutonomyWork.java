package app.visant.edge;

import app.visant.domain.edge.autonomy.FireSlots;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that fires the slots of the schedules while the cloud is not heard. */
final class AutonomyWork {
    private static final Logger log = LoggerFactory.getLogger(AutonomyWork.class);

    private final FireSlots slots;
    private final Duration after;
    private final Runnable fired;
    private final Worker worker;
    private boolean alone;

    /**
     * @param after how long the cloud must be silent
     * @param fired there is a new command in the journal
     */
    AutonomyWork(FireSlots slots, Duration after, Runnable fired, Duration limit) {
        this.slots = slots;
        this.after = after;
        this.fired = fired;
        this.worker = new Worker("visant-autonomy", limit, this::step);
    }

    Worker worker() {
        return worker;
    }

    private Duration step() {
        FireSlots.Turn turn = slots.fire();
        if (turn.alone() != alone) {
            alone = turn.alone();
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
