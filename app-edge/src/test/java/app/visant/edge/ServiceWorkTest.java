package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ServiceWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WATCHED = Duration.ofMillis(100);

    private final List<List<String>> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> status = new AtomicReference<>("connecting");
    private final CountDownLatch release = new CountDownLatch(1);
    private final Worker hanging = new Worker("test-worker", Duration.ofMillis(300), () -> {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    });

    private @Nullable ServiceWork started;

    private ServiceWork start(Optional<Duration> watchdog, List<Worker> workers) {
        ServiceWork service = new ServiceWork((assignments, patience) -> heard.add(assignments), watchdog);
        started = service;
        workers.forEach(Worker::start);
        service.start(workers, status::get);
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

        assertThat(heard.getFirst()).containsExactly("READY=1", "WATCHDOG=1", "STATUS=connecting");
        assertThat(heard.get(2)).containsExactly("WATCHDOG=1", "STATUS=connecting");
        assertThat(heard.getLast()).contains("STOPPING=1");
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
        status.set("connected");
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
