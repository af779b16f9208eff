package app.visant.domain.edge.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's time with a bound of its error, by the machine's time since boot: the wall clock may be set as it likes. Each exchange
 * with the cloud tells from when to when the cloud's clock can be, what all of them allow is believed, and with time that grows by the
 * drift of the machine's oscillator. Safe for threads.
 */
public final class CloudTime {
    /** How far time since boot may be off, in parts of a million: a quartz is by 20 to 50, in the cold and the heat by up to 100. */
    public static final long DRIFT_PPM = 100;

    private static final long MILLION = 1_000_000;

    private @Nullable Range known;

    /**
     * @param nanos time since boot
     * @param from the cloud's earliest time at that moment
     * @param to its latest
     */
    private record Range(long nanos, Instant from, Instant to) {
        Range at(long now) {
            long passed = now - nanos;
            long drift = drift(passed);
            return new Range(now, from.plusNanos(passed - drift), to.plusNanos(passed + drift));
        }

        Optional<Range> and(Range other) {
            Instant later = from.isAfter(other.from) ? from : other.from;
            Instant earlier = to.isBefore(other.to) ? to : other.to;
            return later.isAfter(earlier) ? Optional.empty() : Optional.of(new Range(nanos, later, earlier));
        }
    }

    /** How far a time span may be off in either direction. */
    static long drift(long span) {
        return Math.ceilDiv(Math.abs(span) * DRIFT_PPM, MILLION);
    }

    /**
     * Takes note of what the cloud answered. What contradicts all before was said by a cloud whose clock was set: it counts alone.
     *
     * @param askedNanos time since boot when the question left
     * @param serverTime told by the cloud while it answered
     * @param answeredNanos time since boot when the answer was there
     * @throws IllegalArgumentException if the answer was there before the question
     */
    public synchronized void told(long askedNanos, Instant serverTime, long answeredNanos) {
        long took = answeredNanos - askedNanos;
        if (took < 0) {
            throw new IllegalArgumentException("answered " + -took + " ns before it was asked");
        }
        Range said = new Range(answeredNanos, serverTime, serverTime.plusNanos(took + drift(took)));
        known = known == null ? said : known.at(answeredNanos).and(said).orElse(said);
    }

    /** @param nanos time since boot, of now or then; empty as long as the cloud has told nothing in this boot */
    public synchronized Optional<Reading> at(long nanos) {
        return Optional.ofNullable(known).map(range -> reading(range.at(nanos)));
    }

    private static Reading reading(Range range) {
        Duration half = Duration.between(range.from(), range.to()).dividedBy(2);
        return new Reading(range.from().plus(half), half);
    }

    /** @param error how far the time is off at most */
    public record Reading(Instant time, Duration error) {}
}
