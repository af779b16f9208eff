package app.visant.domain.account;

import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.tenant.Organisation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Removes what somebody signed up for, never proved to be theirs, and never used. Each is on the installation's record. */
public final class ClearAbandonedSignUps implements Runnable {
    private static final String ACTION = "remove an organisation whose owner never verified their address";
    private static final int AT_A_TIME = 100;
    private static final int DONE = 200;
    private static final int MEANWHILE_USED = 409;

    private final AbandonedSignUps signUps;
    private final Duration kept;
    private final RecordDeeds record;
    private final InstantSource clock;

    /** @param kept how long after its sign-up each is kept; zero for ever */
    public ClearAbandonedSignUps(AbandonedSignUps signUps, Duration kept, RecordDeeds record, InstantSource clock) {
        this.signUps = signUps;
        this.kept = kept;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public void run() {
        long removed = kept.isZero() ? 0 : AT_A_TIME;
        while (removed == AT_A_TIME) {
            List<Organisation> old = signUps.find(clock.instant().minus(kept), AT_A_TIME);
            removed = old.stream().filter(this::remove).count();
        }
    }

    private boolean remove(Organisation organisation) {
        Entry begun = record.begin(
                ChainId.INSTALLATION, Who.CLOUD, ACTION, organisation.id().toString());
        boolean removed = signUps.remove(organisation.id());
        Map<String, String> facts = Map.of(
                "organisation",
                organisation.name(),
                "made_at",
                organisation.createdAt().toString());
        record.end(begun, new Outcome(removed ? DONE : MEANWHILE_USED, "", facts));
        return removed;
    }
}
