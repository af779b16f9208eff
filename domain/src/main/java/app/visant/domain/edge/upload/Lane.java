package app.visant.domain.edge.upload;

import app.visant.domain.edge.command.TriggerKind;

/** Which pictures a group of threads sends. */
public enum Lane {
    /** Those that a person or an event asked for: they never wait for the others. */
    LIVE(TriggerKind.EVENT.rank()),
    /** All. */
    BACKLOG(TriggerKind.SCHEDULED.rank());

    private final int lastRank;

    Lane(int lastRank) {
        this.lastRank = lastRank;
    }

    /** The largest {@link TriggerKind#rank} that it sends. */
    public int lastRank() {
        return lastRank;
    }
}
