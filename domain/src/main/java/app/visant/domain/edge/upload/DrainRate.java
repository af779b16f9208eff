package app.visant.domain.edge.upload;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How fast the cloud wants the backlog: a token bucket that holds one second's worth. Unlimited until the cloud says something. Safe for
 * threads.
 */
public final class DrainRate {
    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private double perSecond = Double.POSITIVE_INFINITY;
    private double tokens;
    private long filledAt;

    /** @param nanoTime a clock that only goes forward, in nanoseconds */
    public DrainRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.filledAt = nanoTime.getAsLong();
    }

    /** @param most pictures a second; what is not above zero is passed over */
    public synchronized void limit(double most) {
        if (most > 0) {
            fill();
            tokens = Double.isInfinite(perSecond) ? Math.max(1, most) : tokens;
            perSecond = most;
        }
    }

    /** Takes one picture's turn. @return zero if it was there, else how long until there is one */
    synchronized Duration take() {
        if (Double.isInfinite(perSecond)) {
            return Duration.ZERO;
        }
        fill();
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        double most = Math.max(1, perSecond);
        tokens = Math.min(most, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
    }
}
