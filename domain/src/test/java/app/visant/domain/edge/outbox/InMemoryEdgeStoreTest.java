package app.visant.domain.edge.outbox;

final class InMemoryEdgeStoreTest extends EdgeStoreContract {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();

    @Override
    protected EdgeStore store() {
        return store;
    }
}
