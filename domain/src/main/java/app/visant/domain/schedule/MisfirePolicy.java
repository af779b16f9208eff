package app.visant.domain.schedule;

/** What becomes of slots that the planner could not attend to in time. A slot that has expired fires under none of them. */
public enum MisfirePolicy {
    /** Every missed slot fires. */
    ALL,
    /** Only the latest of the missed slots fires. */
    ONE,
    /** No missed slot fires. */
    SKIP
}
