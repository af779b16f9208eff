package app.visant.domain.edge.link;

import java.time.Duration;
import java.time.Instant;

/**
 * Chooses the way for the next connection: the stream, polling after it failed several times in a row, and from time to time
 * the stream again. Or always the same. One thread at a time.
 */
public final class WayChooser {
    static final int FAILURES_UNTIL_POLL = 3;
    static final Duration FIRST_PROBE = Duration.ofMinutes(2);
    static final Duration LAST_PROBE = Duration.ofMinutes(30);

    private final boolean fixed;
    private Way way;
    private int failures;
    private Duration probeAfter = FIRST_PROBE;
    private Instant probeAt = Instant.MAX;

    private WayChooser(Way way, boolean fixed) {
        this.way = way;
        this.fixed = fixed;
    }

    public static WayChooser always(Way way) {
        return new WayChooser(way, true);
    }

    public static WayChooser automatic() {
        return new WayChooser(Way.STREAM_B, false);
    }

    public Way next(Instant now) {
        if (!fixed && way == Way.POLL && !now.isBefore(probeAt)) {
            way = Way.STREAM_B;
            failures = FAILURES_UNTIL_POLL - 1;
        }
        return way;
    }

    /** The stream spoke. */
    public void worked(Way used) {
        if (used == Way.STREAM_B) {
            failures = 0;
            probeAfter = FIRST_PROBE;
        }
    }

    /** The way gave nothing, or fell silent. */
    public void failed(Way used, Instant now) {
        if (fixed) {
            return;
        }
        if (used == Way.POLL) {
            /* Nothing gets through: whichever way works first is welcome. */
            way = Way.STREAM_B;
            failures = FAILURES_UNTIL_POLL - 1;
            probeAfter = FIRST_PROBE;
        } else if (++failures >= FAILURES_UNTIL_POLL) {
            way = Way.POLL;
            probeAt = now.plus(probeAfter);
            Duration doubled = probeAfter.multipliedBy(2);
            probeAfter = doubled.compareTo(LAST_PROBE) > 0 ? LAST_PROBE : doubled;
        }
    }
}
