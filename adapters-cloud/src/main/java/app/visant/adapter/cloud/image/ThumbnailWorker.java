package app.visant.adapter.cloud.image;

import app.visant.domain.intake.MakeThumbnails;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes missing thumbnails on a thread of its own: at once when nudged, and by itself from time to time, so that what a
 * crash or a fault left undone is taken up again.
 */
public final class ThumbnailWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailWorker.class);
    private static final int BATCH = 32;

    private final MakeThumbnails thumbnails;
    private final Duration pause;
    private final Semaphore nudges = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** @param pause how long it waits at most before it looks by itself; also after a fault */
    public ThumbnailWorker(MakeThumbnails thumbnails, Duration pause) {
        this.thumbnails = thumbnails;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("thumbnails").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** There may be something to do. */
    public void nudge() {
        nudges.release();
    }

    /** Returns when the thread has ended; the thumbnails under way are finished first: an interrupt would damage them. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        nudges.release();
        thread.join();
    }

    private void run() {
        try {
            while (!isStopping()) {
                makeAll();
                if (nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    nudges.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeAll() throws InterruptedException {
        try {
            int made;
            do {
                made = thumbnails.make(BATCH);
            } while (made == BATCH && !isStopping());
        } catch (RuntimeException fault) {
            LOG.error("Some thumbnails can't be made at the moment; the next try is in {}", pause, fault);
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("They are made after the next start.");
            }
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
