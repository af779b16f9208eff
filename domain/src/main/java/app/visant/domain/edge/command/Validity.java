package app.visant.domain.edge.command;

/** Whether a command may still be begun. */
public enum Validity {
    /** Its time is not over. */
    VALID,
    /** Its time is over. */
    OVER,
    /** By this device's clock, which may be ahead, its time is over; the cloud has not told the time yet. */
    UNKNOWN
}
