package app.visant.edge;

import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.FollowCommands.Round;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people how the line to the cloud is, and the rest of the daemon when it is up. For the thread of the link, but for its status. */
final class LinkMonitor implements Consumer<LinkEvent> {
    private static final Logger log = LoggerFactory.getLogger(LinkMonitor.class);

    private final Runnable arrived;
    private final Runnable up;
    private final Runnable changed;
    private final InstantSource clock;
    private @Nullable Way upBy;
    private @Nullable Instant downSince;
    private volatile String status = "connecting";

    /**
     * @param arrived a command is in the journal
     * @param up the cloud has spoken on a new connection
     * @param changed the status is another one
     */
    LinkMonitor(Runnable arrived, Runnable up, Runnable changed, InstantSource clock) {
        this.arrived = arrived;
        this.up = up;
        this.changed = changed;
        this.clock = clock;
    }

    /** How the line is, in a few words. Any thread. */
    String status() {
        return status;
    }

    @Override
    public void accept(LinkEvent event) {
        switch (event) {
            case LinkEvent.Connecting connecting -> connecting(connecting.way());
            case LinkEvent.Opened opened -> log.info("✓ Connected to command stream");
            case LinkEvent.Confirmed confirmed -> confirmed(confirmed.way());
            case LinkEvent.Alive alive -> log.trace("The cloud is there");
            case LinkEvent.ServerTime time -> log.debug("Server time {}", time.at());
            case LinkEvent.Configured configured -> log.debug("Configuration received");
            case LinkEvent.Arrived it -> {
                log.info(
                        "Received command: {} {}",
                        it.command().task().type(),
                        it.command().key());
                arrived.run();
            }
            case LinkEvent.Repeated it -> {
                log.info("{} came again, it is {}", it.command().key(), it.state());
                arrived.run();
            }
            case LinkEvent.Garbage garbage -> log.warn("Passed over what is no message: {}", garbage.what());
        }
    }

    private void connecting(Way way) {
        if (way != upBy) {
            log.info(way == Way.POLL ? "Connecting by long-poll..." : "Connecting to command stream...");
        }
    }

    private void confirmed(Way way) {
        if (way != upBy) {
            upBy = way;
            downSince = null;
            become("connected by " + (way == Way.POLL ? "long-poll" : "event stream"));
            log.info("✓ Connection confirmed by server");
            up.run();
        }
    }

    private void become(String now) {
        if (!now.equals(status)) {
            status = now;
            changed.run();
        }
    }

    void ended(Round round) {
        switch (round.end()) {
            case FeedEnd.Polled polled -> {}
            case FeedEnd.Closed closed -> log.debug("Link closed");
            case FeedEnd.Ended ended -> lost(round, "The server ended the stream");
            case FeedEnd.Silent silent ->
                lost(round, "Nothing came for " + silent.time().toSeconds() + " s");
            case FeedEnd.Broken broken -> lost(round, "Connection failed: " + broken.why());
            case FeedEnd.Busy busy -> lost(round, "The cloud is busy: " + busy.why());
            case FeedEnd.Refused refused -> lost(round, "The cloud refuses this device: " + refused.why());
            case FeedEnd.Foreign foreign -> lost(round, "Not the cloud: " + foreign.why());
        }
    }

    private void lost(Round round, String why) {
        upBy = null;
        if (downSince == null) {
            downSince = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        }
        become("offline since " + downSince + " (" + why + ")");
        log.warn(
                "{}; next try in {} s", why, String.format("%.1f", round.pause().toMillis() / 1000.0));
    }
}
