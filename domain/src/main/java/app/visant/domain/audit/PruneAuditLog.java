package app.visant.domain.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Removes the entries that have been kept for long enough. What is left can be verified as before. */
public final class PruneAuditLog implements Runnable {
    private final AuditLog log;
    private final Duration kept;
    private final InstantSource clock;

    /** @param kept how long each entry is kept */
    public PruneAuditLog(AuditLog log, Duration kept, InstantSource clock) {
        this.log = log;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        log.chains().forEach(chain -> log.cut(chain, now.minus(kept), now));
    }
}
