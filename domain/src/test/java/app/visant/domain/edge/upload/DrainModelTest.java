package app.visant.domain.edge.upload;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Pictures come, the cloud answers as it likes, the program is killed now and then: at the end each picture is somewhere. */
final class DrainModelTest {
    private static final int STEPS = 400;
    private static final String FAULT = "a fault of the program";
    private static final List<TriggerKind> KINDS = List.of(TriggerKind.values());

    private final Set<RecordId> stored = new HashSet<>();
    private final Set<RecordId> refused = new HashSet<>();

    @Property(tries = 60)
    void losesNothingAndStoresNothingTwice(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int threads) {
        Random random = new Random(seed);
        InMemoryEdgeStore store = new InMemoryEdgeStore();
        Instant[] now = {NOON};
        List<DrainOutbox> drains = start(store, threads, now, random);
        stored.clear();
        refused.clear();
        int added = 0;
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0) {
                TriggerKind kind = KINDS.get(random.nextInt(KINDS.size()));
                store.outbox().add(picture(added, kind), jpeg(added), null, now[0]);
                added++;
            }
            step(drains.get(random.nextInt(2)), random.nextInt(threads), random);
            now[0] = now[0].plusMillis(random.nextInt(20_000));
            if (random.nextInt(40) == 0) {
                drains = start(store, threads, now, random);
            }
        }
        drainAll(drains, now, () -> random.nextInt(threads));

        assertThat(stored).doesNotContainAnyElementsOf(refused);
        assertThat(stored.size() + refused.size()).isEqualTo(added);
        assertThat(store.outbox().backlog().count()).isZero();
        assertThat(store.outbox().backlog().quarantined()).isEqualTo(refused.size());
    }

    /** As after a start: what an earlier program knew is gone. */
    private static List<DrainOutbox> start(InMemoryEdgeStore store, int threads, Instant[] now, Random random) {
        store.sendQueue().recover();
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> 0.5);
        return Stream.of(Lane.LIVE, Lane.BACKLOG)
                .map(lane -> new DrainOutbox(
                        store.sendQueue(),
                        store.outbox(),
                        lane,
                        capture -> Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(4_000) : 0),
                        threads,
                        backoff,
                        () -> now[0],
                        random::nextInt))
                .toList();
    }

    private void step(DrainOutbox drain, int thread, Random random) {
        try {
            drain.step(thread, item -> answer(item, random));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage(FAULT);
        }
    }

    private UploadResult answer(OutboxItem item, Random random) {
        RecordId id = item.capture().id();
        return switch (random.nextInt(9)) {
            case 0 -> new UploadResult.Unreachable("cut before it arrived", null);
            case 1 -> new UploadResult.Unreachable("HTTP 429", Duration.ofSeconds(random.nextInt(60)));
            case 2 -> new UploadResult.Retryable("HTTP 500");
            case 3 -> {
                stored.add(id);
                yield new UploadResult.Unreachable("cut before the answer came", null);
            }
            case 4 -> {
                if (stored.contains(id)) {
                    yield new UploadResult.Duplicate();
                }
                refused.add(id);
                yield new UploadResult.Terminal("HTTP 415");
            }
            case 5 -> throw new IllegalStateException(FAULT);
            default -> take(id);
        };
    }

    private UploadResult take(RecordId id) {
        return stored.add(id) ? new UploadResult.Accepted() : new UploadResult.Duplicate();
    }

    /** By any thread, as long as the first has its turn in the end. */
    private void drainAll(List<DrainOutbox> drains, Instant[] now, IntSupplier thread) {
        for (int i = 0; i < 2 * STEPS; i++) {
            now[0] = now[0].plusSeconds(120);
            int number = i < STEPS ? thread.getAsInt() : 0;
            drains.forEach(
                    drain -> drain.step(number, item -> take(item.capture().id())));
        }
        drains.forEach(DrainOutbox::close);
    }
}
