package app.visant.adapter.cloud.rest;

import app.visant.domain.limit.TooManyRequests;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much memory the uploads in hand may take together, and those of one device: whoever sends many large ones at once, or slow
 * ones, waits for their own, and not others for them. Safe for use by many threads.
 */
final class MemoryBudget {
    /** Uploads of one device that are in hand or wait for it. */
    static final int MOST_OF_ONE = 64;

    private static final int UNIT = 1024;
    private static final int SHARES = 4;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Semaphore units;
    private final int all;
    private final int ofOne;
    /** Of those only that have something in hand or wait for it. */
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    /** @param bytes in all, from 4 KB to 2 TB */
    MemoryBudget(long bytes) {
        all = Math.toIntExact(bytes / UNIT);
        ofOne = Math.max(1, all / SHARES);
        units = new Semaphore(all, true);
    }

    /** @param uploads in hand, or waiting */
    private record Share(Semaphore units, int uploads) {
        Share one(int more) {
            return new Share(units, uploads + more);
        }
    }

    /**
     * Takes memory, waiting up to 2 s for it. What is larger than the share of one, a quarter, takes that whole, and what is
     * larger than the whole budget takes that whole.
     *
     * @param holder whose upload it is
     * @throws TooManyRequests if so many of the holder's uploads are in hand or wait that one more is not even kept waiting
     * @throws Busy if it is not free by then
     */
    Lease take(String holder, long bytes) {
        int wanted = (int) Math.min(all, bytes / UNIT + 1);
        int own = Math.min(ofOne, wanted);
        Semaphore share = enter(holder);
        if (!take(share, own, wanted)) {
            leave(holder);
            throw new Busy();
        }
        return () -> {
            units.release(wanted);
            share.release(own);
            leave(holder);
        };
    }

    private boolean take(Semaphore share, int own, int wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        if (!acquire(share, own, deadline)) {
            return false;
        }
        boolean taken = acquire(units, wanted, deadline);
        if (!taken) {
            share.release(own);
        }
        return taken;
    }

    private static boolean acquire(Semaphore from, int wanted, long deadline) {
        try {
            return from.tryAcquire(wanted, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Semaphore enter(String holder) {
        Share entered = shares.compute(holder, (_, present) -> {
            if (present == null) {
                return new Share(new Semaphore(ofOne, true), 1);
            }
            if (present.uploads() >= MOST_OF_ONE) {
                throw new TooManyRequests("uploads of one device are in hand at once", Duration.ofSeconds(1));
            }
            return present.one(1);
        });
        return entered.units();
    }

    private void leave(String holder) {
        shares.computeIfPresent(holder, (_, present) -> present.uploads() == 1 ? null : present.one(-1));
    }

    /** How many holders have something in hand or wait for it. */
    int holders() {
        return shares.size();
    }

    /** Memory that was taken; to be closed once. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}
