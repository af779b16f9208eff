package app.visant.edge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one step after the other, and rests between them until it is time or it is woken. */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(5);

    /** One step of work. */
    @FunctionalInterface
    interface Step {
        /** @return how long to rest at most; null to rest until woken */
        @Nullable Duration run();
    }

    private final Step step;
    private final Thread thread;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;

    Worker(String name, Step step) {
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    /** Ends the rest, the present one or else the next. Any thread. */
    void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    /** Asks the thread to end, whatever it is doing. */
    void stop() {
        closed = true;
        thread.interrupt();
    }

    /** Waits for the thread to end. @return whether it has */
    boolean join(Duration patience) throws InterruptedException {
        return !thread.isAlive() || thread.join(patience);
    }

    String name() {
        return thread.getName();
    }

    private void loop() {
        while (!closed) {
            try {
                rest(oneStep());
            } catch (InterruptedException e) {
                /* Only stop() interrupts; the condition of the loop decides. */
                log.trace("interrupted", e);
            }
        }
    }

    private @Nullable Duration oneStep() {
        try {
            return step.run();
        } catch (RuntimeException e) {
            if (!closed) {
                log.error("{} failed, and goes on in {} s: {}", name(), AFTER_ERROR.toSeconds(), e.toString(), e);
            }
            return AFTER_ERROR;
        }
    }

    private void rest(@Nullable Duration pause) throws InterruptedException {
        if (pause == null) {
            wakes.acquire();
        } else if (pause.isPositive()) {
            boolean woken = wakes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
            log.trace("woken early: {}", woken);
        }
    }
}
