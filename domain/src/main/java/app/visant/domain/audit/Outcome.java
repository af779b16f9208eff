package app.visant.domain.audit;

import java.util.Map;

/**
 * What came of a deed.
 *
 * @param status the answer's, of HTTP; 0 if the deed had no answer
 * @param code of the error; empty if there was none
 * @param facts what it was about, beside its path: names of things, never secrets
 */
public record Outcome(int status, String code, Map<String, String> facts) {
    static final Outcome NONE = new Outcome(0, "", Map.of());

    private static final int MOST_FACTS = 40;

    public Outcome {
        code = Plain.text(code, 100);
        Map<String, String> plain = new java.util.TreeMap<>();
        facts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_FACTS)
                .forEach(fact -> plain.put(Plain.text(fact.getKey(), 50), Plain.text(fact.getValue(), 300)));
        facts = java.util.Collections.unmodifiableMap(plain);
    }

    /** In one word. */
    public enum Verdict {
        DONE,
        REFUSED,
        /** By a fault of the cloud. */
        FAILED,
        /** It had begun, and the cloud ended before it was told what came of it. */
        UNKNOWN
    }

    Verdict verdict() {
        return status < 400 ? Verdict.DONE : status < 500 ? Verdict.REFUSED : Verdict.FAILED;
    }
}
