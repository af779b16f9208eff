package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.Ending;
import app.visant.domain.kernel.RecordId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class InMemoryHoldings implements Holdings {
    private static final Comparator<Holding> BY_AGE =
            Comparator.comparing((Holding it) -> it.capture().capturedAt()).thenComparingLong(Holding::number);

    private final InMemoryEdgeStore store;

    InMemoryHoldings(InMemoryEdgeStore store) {
        this.store = store;
    }

    @Override
    public List<Holding> list(long after, int max) {
        synchronized (store) {
            return store.pictures().filter(it -> it.number() > after).limit(max).toList();
        }
    }

    @Override
    public List<Holding> newest(int max) {
        synchronized (store) {
            return store.pictures()
                    .filter(it -> !it.isQuarantined())
                    .sorted(Comparator.comparingLong(Holding::number).reversed())
                    .limit(max)
                    .toList();
        }
    }

    @Override
    public Usage usage() {
        synchronized (store) {
            Map<Worth, Long> bytes = store.pictures()
                    .filter(it -> !store.isOnItsWay(it.capture().id()))
                    .collect(Collectors.groupingBy(
                            Worth::of, Collectors.summingLong(it -> it.capture().bytes())));
            long sending = store.pictures()
                    .filter(it -> store.isOnItsWay(it.capture().id()))
                    .mapToLong(it -> it.capture().bytes())
                    .sum();
            return new Usage(bytes, sending, 0);
        }
    }

    @Override
    public List<Holding> oldest(Worth worth, @Nullable Holding after, int max) {
        synchronized (store) {
            return store.pictures()
                    .filter(it -> Worth.of(it) == worth
                            && !store.isOnItsWay(it.capture().id()))
                    .filter(it -> after == null || BY_AGE.compare(it, after) > 0)
                    .sorted(BY_AGE)
                    .limit(max)
                    .toList();
        }
    }

    private Optional<Holding> find(RecordId id) {
        return store.pictures().filter(it -> it.capture().id().equals(id)).findFirst();
    }

    @Override
    public Optional<Holding> retry(RecordId id, Instant at) {
        synchronized (store) {
            Optional<Holding> before = find(id);
            before.ifPresent(it -> store.putBack(id));
            before.filter(Holding::isQuarantined).ifPresent(it -> store.revise(id, Ending.done(), at));
            return before;
        }
    }

    @Override
    public List<Holding> evict(List<RecordId> ids, String reason, Instant at) {
        synchronized (store) {
            return ids.stream().flatMap(id -> evictOne(id, reason, at).stream()).toList();
        }
    }

    private Optional<Holding> evictOne(RecordId id, String reason, Instant at) {
        Optional<Holding> before = find(id).filter(it -> !store.isOnItsWay(id));
        before.filter(it -> !it.isQuarantined()).ifPresent(it -> store.revise(id, Ending.evicted(reason), at));
        before.ifPresent(it -> store.forget(id));
        return before;
    }
}
