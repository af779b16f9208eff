package app.visant.domain.edge.command;

import app.visant.domain.ledger.DeviceLedger;
import java.time.Duration;
import java.time.Instant;

/** Port: this device's account of all triggers that ever reached it; it outlives the program. Safe for use by many threads. */
public interface Ledger {
    /** How long after its expiry the journal keeps a command of which all is said. */
    Duration KEPT = Duration.ofDays(30);

    DeviceLedger count();

    /**
     * Takes commands out of the journal of which nothing more will be said: ended, the end known to the cloud if it can be told,
     * no picture left here. They still count.
     *
     * @param expiredBefore by the cloud's clock; what never expires is as old as it was issued
     * @return how many
     */
    int forget(Instant expiredBefore);
}
