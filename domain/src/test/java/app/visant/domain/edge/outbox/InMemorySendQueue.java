package app.visant.domain.edge.outbox;

import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.Settled;
import app.visant.domain.kernel.RecordId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The order of sending, over the pictures of a store. */
final class InMemorySendQueue implements SendQueue {
    private final InMemoryEdgeStore store;
    private final Map<RecordId, WaitingPicture> pictures;
    private final Map<RecordId, String> quarantined;
    private final Map<Instant, Long> sentBytes;

    InMemorySendQueue(
            InMemoryEdgeStore store,
            Map<RecordId, WaitingPicture> pictures,
            Map<RecordId, String> quarantined,
            Map<Instant, Long> sentBytes) {
        this.store = store;
        this.pictures = pictures;
        this.quarantined = quarantined;
        this.sentBytes = sentBytes;
    }

    @Override
    public int recover() {
        synchronized (store) {
            int sending = (int)
                    pictures.values().stream().filter(WaitingPicture::sending).count();
            pictures.replaceAll((id, picture) -> picture.sending(false));
            return sending;
        }
    }

    @Override
    public List<RecordId> exchange(List<Settled> settled, Lane lane, Instant now, int max) {
        synchronized (store) {
            settled.forEach(each -> settle(each, now));
            List<RecordId> next = waiting()
                    .filter(it -> it.mayGo(lane, now))
                    .sorted(Comparator.comparingInt(
                                    (WaitingPicture it) -> it.capture().kind().rank())
                            .thenComparing(Comparator.comparingLong(WaitingPicture::number)
                                    .reversed()))
                    .limit(max)
                    .map(it -> it.capture().id())
                    .toList();
            next.forEach(id -> pictures.computeIfPresent(id, (same, it) -> it.sending(true)));
            return next;
        }
    }

    private void settle(Settled settled, Instant now) {
        switch (settled) {
            case Settled.Sent sent -> {
                WaitingPicture picture = pictures.get(sent.id());
                if (picture != null) {
                    long bytes = picture.capture().bytes();
                    sentBytes.merge(now.truncatedTo(ChronoUnit.HOURS), bytes, Long::sum);
                    store.forget(sent.id());
                }
            }
            case Settled.Released it -> pictures.computeIfPresent(it.id(), (same, picture) -> picture.sending(false));
            case Settled.Postponed it ->
                pictures.computeIfPresent(it.id(), (same, picture) -> picture.postponed(it.notBefore(), it.blamed()));
        }
    }

    @Override
    public Optional<Instant> due(Lane lane) {
        synchronized (store) {
            return waiting()
                    .filter(it -> it.isQueued(lane))
                    .map(WaitingPicture::notBefore)
                    .filter(at -> at.isAfter(Instant.MIN))
                    .min(Comparator.naturalOrder());
        }
    }

    @Override
    public OptionalLong size(RecordId id) {
        return read(id).stream().mapToLong(item -> item.capture().bytes()).findFirst();
    }

    @Override
    public Optional<OutboxItem> read(RecordId id) {
        synchronized (store) {
            return waiting()
                    .map(WaitingPicture::item)
                    .filter(it -> it.capture().id().equals(id))
                    .findFirst();
        }
    }

    private Stream<WaitingPicture> waiting() {
        return pictures.values().stream()
                .filter(it -> !quarantined.containsKey(it.capture().id()));
    }
}
