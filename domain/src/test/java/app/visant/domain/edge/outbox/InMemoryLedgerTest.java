package app.visant.domain.edge.outbox;

final class InMemoryLedgerTest extends LedgerContract {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();

    @Override
    protected EdgeStore store() {
        return store;
    }
}
