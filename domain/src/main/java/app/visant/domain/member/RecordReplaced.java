package app.visant.domain.member;

import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import java.util.Map;

/** Puts on record that an account gave way to the owner of its address: in the installation's log, and in that of what it left. */
public final class RecordReplaced {
    private static final String ACTION = "replace an account whose address was never verified";

    private final RecordDeeds record;

    public RecordReplaced(RecordDeeds record) {
        this.record = record;
    }

    public void tell(Replaced replaced) {
        Outcome outcome = new Outcome(
                200,
                "",
                Map.of(
                        "email",
                        replaced.before().email().value(),
                        "organisation_id",
                        replaced.before().organisation().toString(),
                        "organisation_stays",
                        String.valueOf(replaced.organisationStays())));
        record.seen(ChainId.INSTALLATION, Who.CLOUD, ACTION, "", outcome);
        if (replaced.organisationStays()) {
            record.seen(ChainId.of(replaced.before().organisation()), Who.CLOUD, ACTION, "", outcome);
        }
    }
}
