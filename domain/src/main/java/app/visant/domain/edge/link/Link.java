package app.visant.domain.edge.link;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of the line for commands: what has happened on its connections, how the line is, which way to go next, and how
 * long to wait before. One thread follows; any thread may ask for the status.
 */
public final class Link {
    private final WayChooser ways;
    private final Backoff backoff;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private LinkState state = LinkState.CONNECTING;
    private Way way;
    private long since;
    private int failures;
    private @Nullable String streamFault;
    private @Nullable String reason;

    /**
     * @param nanos like {@link System#nanoTime()}
     * @param clock tells people since when it is so
     */
    public Link(WayChooser ways, Backoff backoff, LongSupplier nanos, InstantSource clock) {
        this.ways = ways;
        this.backoff = backoff;
        this.nanos = nanos;
        this.clock = clock;
        this.way = ways.preferred();
        this.since = nanos.getAsLong();
    }

    /** How it is now. */
    public synchronized LinkStatus status() {
        Duration ago = Duration.ofNanos(nanos.getAsLong() - since);
        return new LinkStatus(state, way, reason, clock.instant().minus(ago));
    }

    /** The way for the connection that is to be opened now. */
    synchronized Way next() {
        return ways.next();
    }

    /** The cloud has spoken on the open connection. */
    synchronized void heard(Way by) {
        ways.heard(by);
        failures = 0;
        become(by == Way.POLL ? LinkState.POLL : LinkState.STREAM, by);
        reason = by == ways.preferred() ? null : streamFault;
    }

    /** @return how long to wait before the next connection */
    synchronized Duration ended(Way by, FeedEnd end) {
        LinkFault fault = LinkFault.of(end);
        if (fault == LinkFault.NONE) {
            return end instanceof FeedEnd.Polled polled && polled.early() ? backoff.delay(0) : Duration.ZERO;
        }
        String words = LinkFault.words(by, end);
        if (by == Way.STREAM_B) {
            streamFault = words;
        }
        reason = words;
        if (state != LinkState.POLL || by == Way.POLL) {
            become(LinkState.OFFLINE, by);
        }
        ways.ended(by, end);
        return pause(by, fault, end);
    }

    private void become(LinkState next, Way by) {
        boolean changes = next != state || (next != LinkState.OFFLINE && by != way);
        if (!changes) {
            way = by;
            return;
        }
        if (next != state && !state.mayBecome(next)) {
            throw new IllegalStateException("a line that is " + state + " can't become " + next);
        }
        state = next;
        way = by;
        since = nanos.getAsLong();
    }

    private Duration pause(Way by, LinkFault fault, FeedEnd end) {
        return switch (fault) {
            case NONE -> Duration.ZERO;
            case WAY_UNFIT -> ways.isAutomatic() && by == Way.STREAM_B ? Duration.ZERO : backoff.delay(failures++);
            case DOUBTFUL -> backoff.delay(failures++);
            case CLOUDS_WISH ->
                end instanceof FeedEnd.Busy busy
                        ? busy.after() == null ? backoff.delay(failures++) : backoff.after(busy.after())
                        : backoff.slow();
            case WAY_UNKNOWN -> ways.isAutomatic() && by == Way.STREAM_B ? Duration.ZERO : backoff.slow();
        };
    }
}
