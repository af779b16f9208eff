package app.visant.edge;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.CaptureUpload;
import app.visant.domain.edge.upload.DrainOutbox;
import app.visant.domain.edge.upload.Gate;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.UploadResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final CountDownLatch secondSends = new CountDownLatch(1);
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicInteger sentByFirst = new AtomicInteger();
    private List<Worker> workers = List.of();

    @AfterEach
    void stop() throws InterruptedException {
        workers.forEach(Worker::stop);
        for (Worker worker : workers) {
            assertThat(worker.join(PATIENCE)).isTrue();
        }
    }

    private void start(Supplier<UploadResult> fault) {
        Backoff soon = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0.5);
        DrainOutbox drain = new DrainOutbox(
                store.sendQueue(),
                store.outbox(),
                Lane.BACKLOG,
                Gate.OPEN,
                2,
                soon,
                InstantSource.system(),
                System::nanoTime);
        Iterator<CaptureUpload> clouds =
                List.<CaptureUpload>of(this::first, item -> second(fault)).iterator();
        workers = new UploadWork("test-upload", 2, drain, progress -> clouds.next(), () -> {}, PATIENCE).workers();
        workers.forEach(Worker::start);
    }

    /** Leaves one picture to the second thread. */
    private UploadResult first(OutboxItem item) {
        if (sentByFirst.incrementAndGet() == 2) {
            await().atMost(PATIENCE).until(() -> secondSends.await(1, TimeUnit.MILLISECONDS));
        }
        return new UploadResult.Accepted();
    }

    /** Fails when the first thread has found nothing more to do. */
    private UploadResult second(Supplier<UploadResult> fault) {
        secondSends.countDown();
        if (failed.getAndSet(true)) {
            return new UploadResult.Accepted();
        }
        await().atMost(PATIENCE).until(() -> store.outbox().backlog().count() == 1);
        return fault.get();
    }

    private void add(int count) {
        for (int number = 1; number <= count; number++) {
            store.outbox().add(picture(number), jpeg(number), null, NOON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP 503", "throws"})
    void sendsTheLastPictureThoughTheThreadThatFailedWithItHasNoMoreTurn(String fault) {
        add(3);
        start(() -> {
            if (fault.equals("throws")) {
                throw new IllegalStateException("a fault of the program");
            }
            return new UploadResult.Unreachable(fault, Duration.ZERO);
        });

        await().atMost(PATIENCE).until(() -> store.outbox().backlog().count() == 0);
        assertThat(failed).isTrue();
    }
}
