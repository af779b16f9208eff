package app.visant.domain.schedule;

/** Why a due slot does not fire. */
public enum SkipReason {
    /** Its time of validity was over before it could be fired. */
    EXPIRED,
    /** It was missed, and so was a later one that stands for it ({@link MisfirePolicy#ONE}). */
    SUPERSEDED,
    /** It was missed, and missed slots are not made up for ({@link MisfirePolicy#SKIP}). */
    MISSED
}
