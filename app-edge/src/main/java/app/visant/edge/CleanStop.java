package app.visant.edge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the process is told to end (SIGTERM, Ctrl-C): the daemon is closed, and if that does not come to an end the
 * process is ended without. Its exit code is 128 and the signal's number; if it has to be ended, that of SIGTERM, whatever it was.
 */
final class CleanStop implements Runnable {
    /** Less than the five seconds that are promised. */
    static final Duration PATIENCE = Duration.ofMillis(4500);

    private static final Duration COMPLAINING = Duration.ofMillis(200);

    /** Of a process that SIGTERM ended. */
    static final int TERMINATED = 143;

    private static final Logger log = LoggerFactory.getLogger(CleanStop.class);

    private final Runnable close;
    private final Duration patience;
    private final IntConsumer halt;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param close closes the daemon
     * @param halt ends the process at once with that exit code
     */
    CleanStop(Runnable close, Duration patience, IntConsumer halt) {
        this.close = close;
        this.patience = patience;
        this.halt = halt;
    }

    @Override
    public void run() {
        Thread.ofPlatform().daemon().name("visant-stop-watch").start(this::watch);
        try {
            close.run();
        } finally {
            closed.countDown();
        }
    }

    private void watch() {
        try {
            if (!closed.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                complain();
                halt.accept(TERMINATED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a thread of its own: the log may be what hangs. */
    private static void complain() throws InterruptedException {
        Thread.ofPlatform()
                .daemon()
                .start(() -> log.warn("Stopping takes too long: the rest is left to the next start"))
                .join(COMPLAINING);
    }
}
