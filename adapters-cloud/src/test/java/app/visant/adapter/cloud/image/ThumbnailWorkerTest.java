package app.visant.adapter.cloud.image;

import static app.visant.domain.intake.TestCaptures.NOON;
import static app.visant.domain.intake.TestCaptures.capture;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.TestJpegs;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Datalake;
import app.visant.domain.intake.InMemoryCaptures;
import app.visant.domain.intake.InMemoryDatalake;
import app.visant.domain.intake.MakeThumbnails;
import app.visant.domain.intake.Thumbnails;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThumbnailWorkerTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(20);

    private final Captures captures = new InMemoryCaptures((organisation, device, trigger, record, at) -> false);
    private final Datalake datalake = new InMemoryDatalake();

    @Test
    void makesAtTheStartWhatWasLeft() throws Exception {
        for (int i = 0; i < 50; i++) {
            stored("r" + i);
        }
        ThumbnailWorker worker = worker(new JpegThumbnails(), NEVER);
        worker.start();
        await().until(() -> captures.withoutThumbnail(1).isEmpty());
        worker.stop();
    }

    @Test
    void worksAtOnceWhenNudged() throws Exception {
        ThumbnailWorker worker = worker(new JpegThumbnails(), NEVER);
        worker.start();
        Capture capture = stored("a");
        worker.nudge();
        await().until(() -> stateOf(capture) == ThumbnailState.READY);
        worker.stop();
    }

    @Test
    void looksByItselfFromTimeToTime() throws Exception {
        ThumbnailWorker worker = worker(new JpegThumbnails(), SOON);
        worker.start();
        Capture capture = stored("a");
        await().until(() -> stateOf(capture) == ThumbnailState.READY);
        worker.stop();
    }

    @Test
    void goesOnAfterAFault() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Thumbnails faultyAtFirst = jpeg -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("a fault");
            }
            return Optional.of(jpeg);
        };
        Capture capture = stored("a");
        ThumbnailWorker worker = worker(faultyAtFirst, SOON);
        worker.start();
        await().until(() -> stateOf(capture) == ThumbnailState.READY);
        worker.stop();
        assertThat(attempts).hasValue(3);
    }

    @Test
    void stopsWhileItWaitsAfterAFault() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        stored("a");
        ThumbnailWorker worker = worker(
                jpeg -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("a fault");
                },
                NEVER);
        worker.start();
        await().until(() -> attempts.get() == 1);
        worker.nudge();
        worker.stop();
        assertThat(attempts)
                .as("a nudge does not shorten the pause after a fault")
                .hasValue(1);
    }

    private ThumbnailWorker worker(Thumbnails thumbnails, Duration pause) {
        return new ThumbnailWorker(new MakeThumbnails(captures, datalake, thumbnails, event -> {}), pause);
    }

    private Capture stored(String id) {
        Capture capture = capture(OURS, "GATE", id, NOON, null);
        captures.add(capture, () -> datalake.write(capture, Datalake.Piece.IMAGE, TestJpegs.of(64, 48)));
        return capture;
    }

    private ThumbnailState stateOf(Capture capture) {
        return captures.find(OURS, capture.id()).orElseThrow().thumbnail();
    }
}
