package app.visant.domain.audit;

/** What an examination of a chain comes to. */
public sealed interface Verification {
    /**
     * Each entry says what it said when it was written, and none is missing.
     *
     * @param entries how many there are
     * @param cut up to which number older ones were removed by the policy; 0 if none were
     * @param head to be noted by whoever wants to know later that none was taken from the end
     */
    record Whole(long entries, long cut, Head.Mark head) implements Verification {}

    /**
     * All that is left is whole, but the place that was noted was removed, so that nobody can tell whether the chain went through it.
     *
     * @param number of what was noted
     * @param cut up to which number older ones were removed
     */
    record BeforeCut(long number, long cut) implements Verification {}

    /** @param number of the first entry that is not what it should be */
    record Broken(long number, Fault fault) implements Verification {}

    /** What is wrong. */
    enum Fault {
        /** An entry is gone. */
        MISSING,
        /** An entry says something else than when it was written. */
        CHANGED,
        /** An entry was put in the place of another. */
        NOT_LINKED,
        /** Older entries were removed, and not by the policy. */
        CUT_WITHOUT_TRACE,
        /** Entries were removed that are to be kept for longer. */
        CUT_TOO_YOUNG,
        /** The chain does not go through the place that was noted. */
        NOT_AS_NOTED
    }
}
