package app.visant.domain.audit;

import app.visant.domain.kernel.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
    private static final String REMOVED_AT = "at";

    public Draft {
        action = Plain.text(action, 200);
        path = Plain.text(path, 500);
    }

    /** Says that the entries up to one were removed, what that one was, and how old. */
    public static Draft cut(Instant at, Entry last) {
        Map<String, String> facts =
                Map.of(REMOVED, last.hash().hex(), REMOVED_AT, last.draft().at().toString());
        ChainId chain = last.draft().chain();
        return new Draft(chain, at, Step.CUT, last.number(), Who.CLOUD, "retention", "", new Outcome(0, "", facts));
    }

    /** Whether it removed what was not that old yet, or does not tell. */
    boolean cutsYounger(Duration kept) {
        if (step != Step.CUT) {
            return false;
        }
        try {
            return Instant.parse(outcome.facts().getOrDefault(REMOVED_AT, "")).isAfter(at.minus(kept));
        } catch (DateTimeParseException untold) {
            return true;
        }
    }

    boolean isCut(long upTo, Sha256 last) {
        return step == Step.CUT
                && about == upTo
                && last.hex().equals(outcome.facts().get(REMOVED));
    }
}
