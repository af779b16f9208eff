package app.visant.domain.audit;

import app.visant.domain.audit.Outcome.Verdict;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did.
 *
 * @param entry of which step {@link Step#ENDED} is none
 * @param end what came of it, if that has an entry of its own
 */
public record Deed(Entry entry, @Nullable Entry end) {
    public Verdict verdict() {
        return entry.draft().step() == Step.BEGUN && end == null
                ? Verdict.UNKNOWN
                : outcome().verdict();
    }

    /** Empty as long as it is unknown. */
    public Outcome outcome() {
        Entry last = end == null ? entry : end;
        return last.draft().outcome();
    }

    /** What it was about, beside its path. */
    public Map<String, String> facts() {
        Map<String, String> all = new TreeMap<>(entry.draft().outcome().facts());
        all.putAll(outcome().facts());
        return all;
    }
}
