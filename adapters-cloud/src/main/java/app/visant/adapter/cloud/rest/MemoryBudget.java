package app.visant.adapter.cloud.rest;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How much memory the uploads in hand may take together. Safe for use by many threads. */
final class MemoryBudget {
    private static final int UNIT = 1024;
    private static final long PATIENCE_SECONDS = 2;

    private final Semaphore units;
    private final int all;

    /** @param bytes in all, from 1 KB to 2 TB */
    MemoryBudget(long bytes) {
        all = Math.toIntExact(bytes / UNIT);
        units = new Semaphore(all, true);
    }

    /**
     * Takes memory, waiting up to 2 s for it; what is larger than the whole budget takes it whole.
     *
     * @throws Busy if it is not free by then
     */
    Lease take(long bytes) {
        int wanted = (int) Math.min(all, bytes / UNIT + 1);
        try {
            if (!units.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        return () -> units.release(wanted);
    }

    /** Memory that was taken; to be closed once. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}
