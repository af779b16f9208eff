package app.visant.domain.edge.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When the outbox will be full if it goes on as in the last hour: pictures that were taken, less those that were sent. Safe for use by
 * many threads.
 */
public final class Forecast {
    private static final long WINDOW_NANOS = Duration.ofHours(1).toNanos();
    private static final long SHORTEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration FAR = Duration.ofDays(3650);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Level level, long nanos) {
        /** Had nothing been given up. */
        double wouldHold() {
            return (double) level.held() + level.evicted();
        }
    }

    /**
     * Takes a look into account.
     *
     * @param nanos when it was, by a clock that no one sets
     */
    public synchronized void note(Level level, long nanos) {
        samples.addLast(new Sample(level, nanos));
        while (nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Empty if it does not fill, or has not been looked at for long enough. Zero if pictures have to go already. */
    public synchronized Optional<Duration> untilFull() {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double grown = last.wouldHold() - first.wouldHold();
        long time = last.nanos() - first.nanos();
        if (time < SHORTEST_NANOS || grown <= 0) {
            return Optional.empty();
        }
        double seconds = Math.max(0, last.level().limit() - last.level().held()) / grown * (time / 1e9);
        return Optional.of(seconds < FAR.toSeconds() ? Duration.ofSeconds((long) seconds) : FAR);
    }
}
