package app.visant.domain.limit;

import java.time.Duration;

/**
 * So many in a time: as many at once, and evenly so many in the long run.
 *
 * @param count from 1
 * @param each from a second
 */
public record Rate(int count, Duration each) {
    private static final double NANOS = 1e9;

    public Rate {
        if (count < 1 || each.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a rate is one at least, in a second at least");
        }
    }

    public static Rate perSecond(int count) {
        return new Rate(count, Duration.ofSeconds(1));
    }

    public static Rate perMinute(int count) {
        return new Rate(count, Duration.ofMinutes(1));
    }

    TokenBucket bucket(long now) {
        return new TokenBucket(count / (each.toNanos() / NANOS), count, now);
    }
}
