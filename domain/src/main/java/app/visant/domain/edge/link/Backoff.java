package app.visant.domain.edge.link;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before trying again: a random time up to a limit that doubles with each failure ("full jitter"), so that a
 * fleet does not come back in step.
 *
 * @param first limit of the first wait
 * @param cap limit of all waits
 * @param random uniform, from 0 inclusive to 1 exclusive
 */
public record Backoff(Duration first, Duration cap, DoubleSupplier random) {
    private static final int MAX_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.compareTo(cap) > 0) {
            throw new IllegalArgumentException("the first limit is from zero to the cap");
        }
    }

    /** @param failures so far in a row, from 0 */
    public Duration delay(int failures) {
        double limit = Math.min(
                (double) cap.toMillis(), (double) first.toMillis() * (1L << Math.min(failures, MAX_DOUBLINGS)));
        return Duration.ofMillis((long) (limit * random.getAsDouble()));
    }

    /** The wished time and a random part of the first limit on top, so that all who were told the same do not come at once. */
    public Duration after(Duration wished) {
        return wished.plus(delay(0));
    }

    /** For what only a person can mend: from half the cap to the cap. */
    public Duration slow() {
        long half = cap.toMillis() / 2;
        return Duration.ofMillis(half + (long) ((double) half * random.getAsDouble()));
    }
}
