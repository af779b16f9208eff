package app.visant.edge.doctor;

/** Whether the daemon runs on the data folder. */
public enum Daemon {
    RUNS,
    RESTS,
    /** This user may not find that out. */
    UNKNOWN
}
