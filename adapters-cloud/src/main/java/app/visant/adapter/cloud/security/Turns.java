package app.visant.adapter.cloud.security;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many work at once, and the others in the order in which they came. Safe for use by many threads. */
final class Turns {
    private final Semaphore free;
    private final Duration patience;

    /** @param patience how long one waits for a turn; from zero */
    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws PasswordsBusy if there is no turn in time, or the thread is interrupted, which it stays */
    <T> T take(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void await() {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new PasswordsBusy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new PasswordsBusy();
        }
    }

    /** How many wait. */
    int waiting() {
        return free.getQueueLength();
    }
}
