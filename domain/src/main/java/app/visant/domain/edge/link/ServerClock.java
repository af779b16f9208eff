package app.visant.domain.edge.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The cloud's time as far as this device knows it: its own clock until the cloud has told its time. Safe for threads. */
public final class ServerClock implements InstantSource {
    private final InstantSource local;
    private volatile Duration offset = Duration.ZERO;

    public ServerClock(InstantSource local) {
        this.local = local;
    }

    /** Takes note of a time that the cloud told just now; off by the time it was under way. */
    public void told(Instant serverTime) {
        offset = Duration.between(local.instant(), serverTime);
    }

    /** How far the cloud's clock is ahead of the device's. */
    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return local.instant().plus(offset);
    }
}
