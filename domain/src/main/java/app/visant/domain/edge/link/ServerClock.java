package app.visant.domain.edge.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's time as far as this device knows it: its own clock until the cloud has told its time, from then on what has
 * passed since, however the own clock is set meanwhile. Safe for threads.
 */
public final class ServerClock implements InstantSource {
    /** After this time two clocks have drifted apart, and what is told then counts, however long it was under way. */
    static final Duration TRUSTED = Duration.ofMinutes(10);

    /** What is told later than this was not under way for so long: the cloud's clock was set. */
    static final Duration LONGEST_WAY = Duration.ofMinutes(2);

    private final InstantSource local;
    private final LongSupplier nanos;
    private volatile @Nullable Told told;

    /** @param nanos like {@link System#nanoTime()}: counts on, whatever becomes of the wall clock */
    public ServerClock(InstantSource local, LongSupplier nanos) {
        this.local = local;
        this.nanos = nanos;
    }

    private record Told(Instant serverTime, long nanos) {
        Instant at(long now) {
            return serverTime.plusNanos(now - nanos);
        }
    }

    /**
     * Takes note of a time that the cloud told just now; off by the time it was under way. What was under way for longer than what
     * came before is passed over.
     *
     * @return how much longer it was under way; zero if it was not
     */
    public synchronized Duration told(Instant serverTime) {
        long now = nanos.getAsLong();
        Told last = told;
        if (last != null) {
            Duration late = Duration.between(serverTime, last.at(now));
            boolean believed = now - last.nanos() < TRUSTED.toNanos() && late.compareTo(LONGEST_WAY) < 0;
            if (late.isPositive() && believed) {
                return late;
            }
        }
        told = new Told(serverTime, now);
        return Duration.ZERO;
    }

    /** Whether the cloud has told its time to this program. */
    public boolean isTold() {
        return told != null;
    }

    /** The cloud's time if it has told it to this program. */
    public Optional<Instant> known() {
        return Optional.ofNullable(told).map(last -> last.at(nanos.getAsLong()));
    }

    /** How far the cloud's clock is ahead of the device's. */
    public Duration offset() {
        return Duration.between(local.instant(), instant());
    }

    @Override
    public Instant instant() {
        Told last = told;
        return last == null ? local.instant() : last.at(nanos.getAsLong());
    }
}
