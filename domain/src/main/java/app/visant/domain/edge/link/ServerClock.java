package app.visant.domain.edge.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's time as far as this device knows it: its own clock until the cloud has told its time, from then on what has
 * passed since, however the own clock is set meanwhile. Safe for threads.
 */
public final class ServerClock implements InstantSource {
    private final InstantSource local;
    private final LongSupplier nanos;
    private volatile @Nullable Told told;

    /** @param nanos like {@link System#nanoTime()}: counts on, whatever becomes of the wall clock */
    public ServerClock(InstantSource local, LongSupplier nanos) {
        this.local = local;
        this.nanos = nanos;
    }

    private record Told(Instant serverTime, long nanos) {}

    /** Takes note of a time that the cloud told just now; off by the time it was under way. */
    public void told(Instant serverTime) {
        told = new Told(serverTime, nanos.getAsLong());
    }

    /** How far the cloud's clock is ahead of the device's. */
    public Duration offset() {
        return Duration.between(local.instant(), instant());
    }

    @Override
    public Instant instant() {
        Told last = told;
        return last == null ? local.instant() : last.serverTime().plusNanos(nanos.getAsLong() - last.nanos());
    }
}
