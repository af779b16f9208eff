package app.visant.domain.access;

/** Whether somebody may do something to a thing. */
public enum Decision {
    ALLOWED,
    /** Their role does not allow it, and they may know that. */
    REFUSED,
    /** The thing is another organisation's: to them there is no such thing. */
    HIDDEN
}
