package app.visant.domain.audit;

import app.visant.domain.kernel.Sha256;
import java.time.Instant;
import java.util.Map;

/**
 * What an entry is to say.
 *
 * @param about the number of the entry that it ends, or up to which entries were removed; 0 for neither
 * @param action the kind of deed, such as {@code PUT /v1/members/{user_id}}
 * @param path what it was done to
 */
public record Draft(
        ChainId chain, Instant at, Step step, long about, Who who, String action, String path, Outcome outcome) {
    private static final String REMOVED = "hash";

    public Draft {
        action = Plain.text(action, 200);
        path = Plain.text(path, 500);
    }

    /** Says that the entries up to one were removed, and what the last of them was. */
    public static Draft cut(ChainId chain, Instant at, long upTo, Sha256 last) {
        Outcome outcome = new Outcome(0, "", Map.of(REMOVED, last.hex()));
        return new Draft(chain, at, Step.CUT, upTo, Who.CLOUD, "retention", "", outcome);
    }

    boolean isCut(long upTo, Sha256 last) {
        return step == Step.CUT
                && about == upTo
                && last.hex().equals(outcome.facts().get(REMOVED));
    }
}
