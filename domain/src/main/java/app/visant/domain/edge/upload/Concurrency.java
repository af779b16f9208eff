package app.visant.domain.edge.upload;

import java.time.Duration;

/**
 * How many uploads may be under way at once: one more for each round of successes, half as many after a failure. No more when uploads
 * take so much longer than the quickest that they only wait for each other, and one fewer each round when they wait for long. Not safe
 * for threads.
 */
final class Concurrency {
    /** So many uploads that wait are enough to keep a line busy. */
    private static final double ENOUGH_WAIT = 1.5;

    private static final double TOO_MANY_WAIT = 3;

    /** After so many uploads it begins anew with one at a time, to learn how quick one is by itself: lines change. */
    private static final int ANEW = 1000;

    private final int most;
    private double limit = 1;
    private double quickest = Double.POSITIVE_INFINITY;
    private int sinceAnew;

    /** @param most from 1 */
    Concurrency(int most) {
        this.most = most;
    }

    int limit() {
        return (int) limit;
    }

    /** @param took from its begin to the cloud's answer */
    void succeeded(Duration took) {
        double nanos = Math.max(1, took.toNanos());
        if (++sinceAnew == ANEW) {
            sinceAnew = 0;
            quickest = nanos;
            limit = 1;
            return;
        }
        quickest = Math.min(quickest, nanos);
        double wait = limit * (1 - quickest / nanos);
        if (wait < ENOUGH_WAIT) {
            limit = Math.min(most, limit + 1 / limit);
        } else if (wait > TOO_MANY_WAIT) {
            limit = Math.max(1, limit - 1 / limit);
        }
    }

    void failed() {
        limit = Math.max(1, limit / 2);
    }
}
