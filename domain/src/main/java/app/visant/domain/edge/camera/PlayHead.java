package app.visant.domain.edge.camera;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Where a video stands that plays over and over in real time, from the moment when this is made. */
public final class PlayHead {
    private final InstantSource clock;
    private final Instant start;

    /** @param offset where in the video the play begins */
    public PlayHead(Duration offset, InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant().minus(offset);
    }

    /**
     * @param length of the video, positive
     * @return at least zero and less than the length, also if the clock is set back
     */
    public Duration position(Duration length) {
        Duration played = Duration.between(start, clock.instant());
        return Duration.ofNanos(Math.floorMod(played.toNanos(), length.toNanos()));
    }
}
