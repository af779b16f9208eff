package app.visant.domain.edge.upload;

/**
 * How many uploads may be under way at once: one more for each round of successes, half as many after a failure. Not safe for
 * threads.
 */
final class Concurrency {
    private final int most;
    private double limit = 1;

    /** @param most from 1 */
    Concurrency(int most) {
        this.most = most;
    }

    int limit() {
        return (int) limit;
    }

    void succeeded() {
        limit = Math.min(most, limit + 1 / limit);
    }

    void failed() {
        limit = Math.max(1, limit / 2);
    }
}
