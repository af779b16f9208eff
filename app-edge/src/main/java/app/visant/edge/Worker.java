package app.visant.edge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one step after the other, and rests between them until it is time or it is woken. It survives what a step
 * throws, but not an {@link Error}, which is left to {@link FatalErrors}.
 */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** One step of work. */
    @FunctionalInterface
    interface Step {
        /** @return how long to rest at most; null to rest until woken */
        @Nullable Duration run();
    }

    private final Duration limit;
    private final Step step;
    private final Thread thread;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean started;
    private volatile boolean closed;
    private volatile boolean working;
    private volatile long progressNanos;

    /** @param limit a step that makes no progress for so long hangs */
    Worker(String name, Duration limit, Step step) {
        this.limit = limit;
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::loop);
    }

    void start() {
        thread.start();
        started = true;
    }

    /** Ends the rest, the present one or else the next. Any thread. */
    void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    /** The step at work gets on: its limit counts anew. Any thread. */
    void progress() {
        progressNanos = System.nanoTime();
    }

    /** Whether the thread is gone without being told to, or its step has been at work for longer than the limit. Any thread. */
    boolean isStuck() {
        if (!started || closed) {
            return false;
        }
        return !thread.isAlive() || (working && System.nanoTime() - progressNanos > limit.toNanos());
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
        progress();
        working = true;
        try {
            return step.run();
        } catch (RuntimeException e) {
            if (!closed) {
                log.error("{} failed, and goes on in {} s: {}", name(), AFTER_FAILURE.toSeconds(), e.toString(), e);
            }
            return AFTER_FAILURE;
        } finally {
            working = false;
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
