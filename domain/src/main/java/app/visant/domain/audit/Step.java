package app.visant.domain.audit;

/** What an entry says of a deed. */
public enum Step {
    /** That somebody is about to do it; on disk before anything is done. */
    BEGUN,
    /** What came of one that had begun. */
    ENDED,
    /** What somebody did or saw, and what came of it, at once. */
    ALONE,
    /** That all entries up to a number were removed since they were old enough. */
    CUT
}
