package app.visant.domain.edge.command;

/** What made the cloud ask for a picture. */
public enum TriggerKind {
    SCHEDULED(2),
    MANUAL(0),
    EVENT(1);

    private final int rank;

    TriggerKind(int rank) {
        this.rank = rank;
    }

    /** Which goes first: the smaller. Kept on disk with each picture. */
    public int rank() {
        return rank;
    }
}
