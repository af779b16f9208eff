package app.visant.domain.edge.upload;

import app.visant.domain.edge.command.TriggerKind;

/** Which pictures a group of threads sends. Each picture is in one lane, so that none waits for what holds up the other lane. */
public enum Lane {
    /** Those that a person or an event asked for. */
    LIVE(TriggerKind.MANUAL.rank(), TriggerKind.EVENT.rank()),
    /** All the others. */
    BACKLOG(TriggerKind.SCHEDULED.rank(), TriggerKind.SCHEDULED.rank());

    private final int firstRank;
    private final int lastRank;

    Lane(int firstRank, int lastRank) {
        this.firstRank = firstRank;
        this.lastRank = lastRank;
    }

    /** The smallest {@link TriggerKind#rank} that it sends. */
    public int firstRank() {
        return firstRank;
    }

    /** The largest {@link TriggerKind#rank} that it sends. */
    public int lastRank() {
        return lastRank;
    }

    /** Whether it sends pictures of that {@link TriggerKind#rank}. */
    public boolean takes(int rank) {
        return firstRank <= rank && rank <= lastRank;
    }
}
