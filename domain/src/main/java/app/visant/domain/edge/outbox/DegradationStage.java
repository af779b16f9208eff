package app.visant.domain.edge.outbox;

/** What a device does to need less room; each stage does what the ones before it do, too. */
public enum DegradationStage {
    /** Nothing. */
    NONE,
    /** Scheduled pictures are stored smaller. */
    QUALITY,
    /** Some slots of the schedules are skipped. */
    RATE,
    /** Scheduled pictures are stored as small previews, and the others as smaller pictures. */
    PREVIEWS
}
