package app.visant.domain.schedule;

import app.visant.domain.kernel.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A rule that gives moments without end. All of them are whole seconds. */
public sealed interface Recurrence {
    /**
     * The first moment of the rule after another; empty if there is none in the next 41 years.
     *
     * @param after from the year 1970 to the year 9999
     */
    Optional<Instant> next(Instant after);

    /**
     * Every so often, through all time, in elapsed seconds: zones and changed clocks don't touch it.
     *
     * @param every from 1 s to 366 days, whole seconds
     * @param anchor one of the moments, past or future, which sets the phase of all; cut to whole seconds
     */
    record Interval(Duration every, Instant anchor) implements Recurrence {
        public static final Duration MIN = Duration.ofSeconds(1);
        public static final Duration MAX = Duration.ofDays(366);

        /** @throws InvalidInput for field {@code interval_seconds} if the interval is out of its range */
        public Interval {
            if (every.compareTo(MIN) < 0
                    || every.compareTo(MAX) > 0
                    || !every.truncatedTo(ChronoUnit.SECONDS).equals(every)) {
                throw new InvalidInput(
                        "interval_seconds", "must be whole seconds from " + MIN.toSeconds() + " to " + MAX.toSeconds());
            }
            anchor = anchor.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public Optional<Instant> next(Instant after) {
            long phase = Math.floorMod(anchor.getEpochSecond(), every.toSeconds());
            long passed = Math.floorDiv(after.getEpochSecond() - phase, every.toSeconds());
            return Optional.of(Instant.ofEpochSecond(phase + (passed + 1) * every.toSeconds()));
        }
    }

    /**
     * At the times of a wall clock. When clocks are changed: an expression that comes in every hour follows the clock's
     * readings, so that it comes in both passes of a repeated hour and not in a skipped one; any other comes exactly once
     * for each time that it means, at the first instant after the gap if that time is skipped, and in the first pass if
     * it is repeated. See docs/decisions/0001-daylight-saving.md.
     */
    record Cron(CronExpression expression, ZoneId zone) implements Recurrence {
        @Override
        public Optional<Instant> next(Instant after) {
            return WallClock.next(expression, zone, after);
        }
    }
}
