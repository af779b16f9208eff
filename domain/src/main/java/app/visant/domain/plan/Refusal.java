package app.visant.domain.plan;

/** Why a code is not redeemed. */
public enum Refusal {
    /** There is no such code. */
    UNKNOWN,
    INACTIVE,
    NOT_YET,
    EXPIRED,
    /** All its uses are used up. */
    USED_UP,
    /** It is for people with addresses of other domains. */
    NOT_FOR_YOU,
    /** It is good for one use of each, and this organisation or this person has had it. */
    USED_BEFORE,
    /** What it gives would change nothing for this organisation. */
    NOTHING_TO_GAIN
}
