package app.visant.domain.edge.command;

/** What a run comes to in the account: each ended run counts in exactly one of these. */
public enum RunOutcome {
    /** Done; if it was a capture, its picture is in the outbox or at the cloud. */
    EXECUTED,
    /** It went wrong, or the cloud refused its picture for good. */
    FAILED,
    /** Its time was over before it could be begun. */
    EXPIRED,
    /** It was not to be run. */
    SKIPPED,
    /** Its picture was taken, and given up before the cloud had it. */
    EVICTED
}
