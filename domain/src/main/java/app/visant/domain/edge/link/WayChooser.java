package app.visant.domain.edge.link;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the way for the next connection. Automatic: the stream; polling as soon as a stream is found unfit, or after it failed
 * several times in a row, and then the stream again after ever longer times; the original client's stream where the server does not
 * know the others. Or always the same. By a clock that nobody sets. One thread at a time.
 */
public final class WayChooser {
    static final int FAILURES_UNTIL_POLL = 3;
    static final int FIRST_PROBE = 2;
    static final int LAST_PROBE = 32;

    private final @Nullable Way only;
    private final long patience;
    private final LongSupplier nanos;
    private Way way = Way.STREAM_B;
    private int failures;
    private boolean heard;
    private boolean proved;
    private long heardAt;
    private int probeAfter = FIRST_PROBE;
    private long pollingSince;
    private int pollingFor;

    private WayChooser(@Nullable Way only, Duration patience, LongSupplier nanos) {
        this.only = only;
        this.patience = patience.toNanos();
        this.nanos = nanos;
    }

    public static WayChooser always(Way way) {
        return new WayChooser(way, Duration.ZERO, System::nanoTime);
    }

    /**
     * @param patience after which a silent stream is given up; a stream that speaks for longer has proved itself, and probes are some
     *     of these apart
     * @param nanos like {@link System#nanoTime()}
     */
    public static WayChooser automatic(Duration patience, LongSupplier nanos) {
        return new WayChooser(null, patience, nanos);
    }

    /** The way that a person, or the program's default, prefers. */
    Way preferred() {
        return only == null ? Way.STREAM_B : only;
    }

    boolean isAutomatic() {
        return only == null;
    }

    Way next() {
        heard = false;
        proved = false;
        if (only != null) {
            return only;
        }
        boolean probe = way == Way.POLL && nanos.getAsLong() - pollingSince >= patience * pollingFor;
        return probe ? Way.STREAM_B : way;
    }

    /** The cloud has spoken on the connection that is open. */
    void heard(Way used) {
        long now = nanos.getAsLong();
        if (!heard) {
            heard = true;
            heardAt = now;
        } else if (!proved && now - heardAt >= patience) {
            proved = true;
            if (used == Way.STREAM_B) {
                failures = 0;
                probeAfter = FIRST_PROBE;
            }
        }
        if (only == null && used == Way.STREAM_B) {
            way = Way.STREAM_B;
        }
    }

    void ended(Way used, FeedEnd end) {
        if (only != null) {
            return;
        }
        LinkFault fault = LinkFault.of(end);
        if (fault == LinkFault.NONE) {
            return;
        }
        switch (used) {
            case STREAM_B -> streamEnded(fault);
            case STREAM_A -> originalStreamEnded(fault);
            case POLL -> pollEnded(fault);
        }
    }

    private void streamEnded(LinkFault fault) {
        boolean probing = way == Way.POLL;
        switch (fault) {
            case NONE -> {}
            case WAY_UNFIT -> poll();
            case DOUBTFUL -> {
                failures = proved ? 1 : failures + 1;
                if (probing || failures >= FAILURES_UNTIL_POLL) {
                    poll();
                }
            }
            case CLOUDS_WISH -> {
                if (probing) {
                    poll();
                }
            }
            case WAY_UNKNOWN -> {
                if (probing) {
                    poll();
                } else {
                    way = Way.STREAM_A;
                }
            }
        }
    }

    private void originalStreamEnded(LinkFault fault) {
        if (fault == LinkFault.WAY_UNKNOWN) {
            poll();
        } else {
            way = Way.STREAM_B;
        }
    }

    private void pollEnded(LinkFault fault) {
        if (fault != LinkFault.CLOUDS_WISH) {
            /* Nothing gets through: whichever way works first is welcome. */
            way = Way.STREAM_B;
            failures = FAILURES_UNTIL_POLL - 1;
            probeAfter = FIRST_PROBE;
        }
    }

    private void poll() {
        way = Way.POLL;
        failures = FAILURES_UNTIL_POLL - 1;
        pollingSince = nanos.getAsLong();
        pollingFor = probeAfter;
        probeAfter = Math.min(2 * probeAfter, LAST_PROBE);
    }
}
