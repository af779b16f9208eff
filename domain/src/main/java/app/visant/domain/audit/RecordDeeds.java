package app.visant.domain.audit;

import java.time.InstantSource;

/** Puts on record what people and programs do: before it is done, and what came of it. */
public final class RecordDeeds {
    private final AuditLog log;
    private final InstantSource clock;

    public RecordDeeds(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What is done must not be begun before this returns. */
    public Entry begin(ChainId chain, Who who, String action, String path) {
        return log.append(new Draft(chain, clock.instant(), Step.BEGUN, 0, who, action, path, Outcome.NONE));
    }

    public void end(Entry begun, Outcome outcome) {
        Draft first = begun.draft();
        log.append(new Draft(
                first.chain(),
                clock.instant(),
                Step.ENDED,
                begun.number(),
                first.who(),
                first.action(),
                first.path(),
                outcome));
    }

    /** What is seen must not be shown before this returns. */
    public void seen(ChainId chain, Who who, String action, String path, Outcome outcome) {
        log.append(new Draft(chain, clock.instant(), Step.ALONE, 0, who, action, path, outcome));
    }
}
