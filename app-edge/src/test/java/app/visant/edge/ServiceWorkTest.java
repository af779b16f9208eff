package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ServiceWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WATCHED = Duration.ofMillis(100);

    private final List<List<String>> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<Supplier<String>> status = new AtomicReference<>(() -> "connecting");
    private final AtomicInteger deaf = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private final Worker hanging = new Worker("test-worker", Duration.ofMillis(300), () -> {
        hang();
        return null;
    });

    private @Nullable ServiceWork started;

    private boolean say(List<String> assignments, Duration patience) {
        heard.add(assignments);
        return deaf.getAndDecrement() <= 0;
    }

    private String hang() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late";
    }

    private void awaitPings(int count) {
        await().atMost(PATIENCE)
                .until(() -> heard.stream()
                                .filter(each -> each.contains("WATCHDOG=1"))
                                .count()
                        >= count);
    }

    private ServiceWork start(Optional<Duration> watchdog, List<Worker> workers) {
        ServiceWork service = new ServiceWork(this::say, watchdog);
        started = service;
        workers.forEach(Worker::start);
        service.start(workers, () -> status.get().get());
        await().atMost(PATIENCE).until(() -> !heard.isEmpty());
        return service;
    }

    @AfterEach
    void end() {
        release.countDown();
        hanging.stop();
        if (started != null) {
            started.stop();
        }
    }

    @Test
    void saysOnceThatItIsReadyAndPingsWhileAllGetOn() {
        ServiceWork service = start(Optional.of(WATCHED), List.of());
        await().atMost(PATIENCE).until(() -> heard.size() > 3);
        service.stop();

        assertThat(heard.getFirst()).contains("READY=1", "WATCHDOG=1");
        assertThat(heard).filteredOn(each -> each.contains("READY=1")).hasSize(1);
        assertThat(heard.get(2)).containsExactly("WATCHDOG=1", "STATUS=connecting");
        assertThat(heard.getLast()).contains("STOPPING=1");
    }

    @Test
    void saysThatItIsReadyUntilThatIsHeard() {
        deaf.set(2);
        ServiceWork service = start(Optional.of(WATCHED), List.of());
        awaitPings(5);
        service.stop();

        assertThat(heard.subList(0, 3)).allMatch(each -> each.contains("READY=1"));
        assertThat(heard).filteredOn(each -> each.contains("READY=1")).hasSize(3);
    }

    @Test
    void pingsThoughItsStatusCanNotBeFoundOut() {
        status.set(() -> {
            throw new IllegalStateException("deliberate");
        });
        start(Optional.of(WATCHED), List.of());

        awaitPings(4);
        assertThat(heard.getFirst()).contains("READY=1");
    }

    @Test
    void pingsThoughItsStatusHangs() {
        status.set(this::hang);
        start(Optional.of(WATCHED), List.of());

        awaitPings(4);
        assertThat(heard).allMatch(each -> each.contains("STATUS=starting"));
    }

    @Test
    void doesNotPingWhereNobodyWatches() {
        ServiceWork service = start(Optional.empty(), List.of());
        service.stop();

        assertThat(heard).noneMatch(each -> each.contains("WATCHDOG=1"));
    }

    @Test
    void tellsANewStatusAtOnce() {
        ServiceWork service = start(Optional.empty(), List.of());
        status.set(() -> "connected");
        service.changed();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard).anyMatch(each -> each.contains("STATUS=connected")));
    }

    @Test
    void doesNotPingWhileAWorkerHangsAndDoesWhenItGetsOn() {
        start(Optional.of(WATCHED), List.of(hanging));
        await().atMost(PATIENCE).until(() -> heard.getLast().contains("STATUS=test-worker hangs"));
        int before = heard.size();
        await().atMost(PATIENCE).until(() -> heard.size() > before + 3);

        assertThat(List.copyOf(heard).subList(before, before + 3)).allMatch(each -> !each.contains("WATCHDOG=1"));

        release.countDown();
        await().atMost(PATIENCE).until(() -> heard.getLast().contains("WATCHDOG=1"));
    }
}
