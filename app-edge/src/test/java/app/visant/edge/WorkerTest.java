package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch release = new CountDownLatch(1);
    private Worker worker = new Worker("test-idle", PATIENCE, () -> null);

    private Worker start(Duration limit, Worker.Step step) {
        worker = new Worker("test-worker", limit, step);
        worker.start();
        return worker;
    }

    private Duration hang() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return PATIENCE;
    }

    @AfterEach
    void stop() throws InterruptedException {
        release.countDown();
        worker.stop();
        assertThat(worker.join(PATIENCE)).isTrue();
    }

    @Test
    void isNotStuckWhileItRests() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        start(Duration.ZERO, () -> {
            done.countDown();
            return null;
        });
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();

        await().atMost(PATIENCE).until(() -> !worker.isStuck());
    }

    @Test
    void isStuckWhenAStepGoesOnForTooLong() {
        start(SHORT, this::hang);

        await().atMost(PATIENCE).until(worker::isStuck);
        release.countDown();
        await().atMost(PATIENCE).until(() -> !worker.isStuck());
    }

    @Test
    void isNotStuckInALongStepThatGetsOn() {
        Worker slow = start(SHORT, this::hang);
        await().atMost(PATIENCE).until(slow::isStuck);

        await().atMost(PATIENCE).until(() -> {
            slow.progress();
            return !slow.isStuck();
        });
    }

    @Test
    void isStuckWhenItsThreadIsGone() {
        AtomicInteger seen = new AtomicInteger();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(new FatalErrors(seen::set));
        try {
            start(PATIENCE, () -> {
                throw new NoClassDefFoundError("deliberate");
            });

            await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(worker::isStuck);
            assertThat(seen).hasValue(FatalErrors.EXIT_CODE);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void isNotStuckWhenItWasToldToStop() throws InterruptedException {
        start(Duration.ZERO, this::hang);
        worker.stop();
        assertThat(worker.join(PATIENCE)).isTrue();

        assertThat(worker.isStuck()).isFalse();
    }

    @Test
    void goesOnAfterAFault() {
        AtomicInteger steps = new AtomicInteger();
        start(PATIENCE, () -> {
            if (steps.incrementAndGet() == 1) {
                throw new IllegalStateException("deliberate");
            }
            return null;
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(steps).hasValue(1));
        worker.wake();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(steps).hasValue(2));
    }
}
