package app.visant.domain.edge.clock;

import app.visant.domain.edge.outbox.EdgeStore;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;

final class InMemoryUndatedPicturesTest extends UndatedPicturesContract {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();

    @Override
    protected EdgeStore store() {
        return store;
    }
}
