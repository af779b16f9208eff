package app.visant.domain.limit;

/** A rate that can be exceeded for a short while by what was saved before. Not safe for threads. */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double capacity;
    private double tokens;
    private long filledAt;

    /**
     * A full one.
     *
     * @param now in nanoseconds of a clock that only goes forward, as everywhere here
     */
    public TokenBucket(double perSecond, double capacity, long now) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filledAt = now;
    }

    /** How many seconds until so many can be taken: 0 if they can be now. */
    public double secondsUntil(double wanted, long now) {
        fill(now);
        return Math.max(0, (wanted - tokens) / perSecond);
    }

    public void take(double wanted) {
        tokens -= wanted;
    }

    /** What was taken in vain. */
    void giveBack(double unused, long now) {
        fill(now);
        tokens = Math.min(capacity, tokens + unused);
    }

    /** Whether it is as a new one. */
    public boolean isFull(long now) {
        fill(now);
        return tokens >= capacity;
    }

    private void fill(long now) {
        tokens = Math.min(capacity, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
    }
}
