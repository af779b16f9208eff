package app.visant.edge;

import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.FollowCommands.Round;
import app.visant.domain.edge.link.Link;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.LinkStatus;
import app.visant.domain.edge.link.Way;
import java.time.Instant;
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
    private final Link link;
    private @Nullable Way upBy;
    private @Nullable String told;

    /**
     * @param arrived a command is in the journal
     * @param up the cloud has spoken on a new connection
     * @param changed the status is another one
     */
    LinkMonitor(Runnable arrived, Runnable up, Runnable changed, Link link) {
        this.arrived = arrived;
        this.up = up;
        this.changed = changed;
        this.link = link;
    }

    /** How the line is, in a few words. Any thread. */
    String status() {
        LinkStatus now = link.status();
        String why = now.reason() == null ? "" : " (" + now.reason() + ")";
        Instant since = now.since().truncatedTo(ChronoUnit.SECONDS);
        return switch (now.state()) {
            case CONNECTING -> "connecting" + why;
            case STREAM -> "connected by event stream" + why;
            case POLL -> "connected by long-poll" + (why.isEmpty() ? "" : " since " + since + why);
            case OFFLINE -> "offline since " + since + why;
        };
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
            log.info("✓ Connection confirmed by server");
            tell();
            up.run();
        }
    }

    /** The reason may change while the state stays. */
    private void tell() {
        String now = status();
        if (!now.equals(told)) {
            told = now;
            changed.run();
        }
    }

    void ended(Round round) {
        switch (round.end()) {
            case FeedEnd.Polled polled -> {}
            case FeedEnd.Closed closed -> log.debug("Link closed");
            case FeedEnd.Ended _,
                    FeedEnd.Mute _,
                    FeedEnd.Silent _,
                    FeedEnd.Slow _,
                    FeedEnd.Late _,
                    FeedEnd.Cut _,
                    FeedEnd.Unreached _,
                    FeedEnd.Failing _,
                    FeedEnd.Busy _,
                    FeedEnd.Refused _,
                    FeedEnd.Missing _,
                    FeedEnd.Foreign _ -> lost(round);
        }
    }

    private void lost(Round round) {
        upBy = null;
        tell();
        log.warn(
                "Connection lost: {}; next try in {} s",
                link.status().reason(),
                String.format("%.1f", round.pause().toMillis() / 1000.0));
    }
}
