package app.visant.edge;

import app.visant.domain.edge.outbox.KeepWithinQuota;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks after the outbox: it keeps it within its quota, and notices what another program, {@code visant-edge
 * outbox}, has changed there.
 */
final class OutboxWork {
    private static final Logger log = LoggerFactory.getLogger(OutboxWork.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int TURNS_FOR_QUOTA = 15;

    private final KeepWithinQuota quota;
    private final LongSupplier changes;
    private final Runnable changed;
    private final Worker worker;
    private long seen;
    private int turn;

    /**
     * @param changes another number whenever another program has changed something
     * @param changed called then
     */
    OutboxWork(KeepWithinQuota quota, LongSupplier changes, Runnable changed, Duration limit) {
        this.quota = quota;
        this.changes = changes;
        this.changed = changed;
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
            quota.keep();
        }
        return INTERVAL;
    }
}
