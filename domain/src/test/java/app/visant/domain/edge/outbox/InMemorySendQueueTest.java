package app.visant.domain.edge.outbox;

final class InMemorySendQueueTest extends SendQueueContract {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();

    @Override
    protected EdgeStore store() {
        return store;
    }
}
