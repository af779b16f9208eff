package app.visant.domain.edge.outbox;

final class InMemoryCommandJournalTest extends CommandJournalContract {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();

    @Override
    protected EdgeStore store() {
        return store;
    }
}
