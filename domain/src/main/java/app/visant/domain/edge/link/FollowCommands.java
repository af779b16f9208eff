package app.visant.domain.edge.link;

import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.CommandJournal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Keeps the line for commands up, connection after connection. One thread at a time. */
public final class FollowCommands {
    private final CommandFeed feed;
    private final CommandJournal journal;
    private final WayChooser ways;
    private final Backoff backoff;
    private final ServerClock serverClock;
    private final InstantSource clock;
    private final Consumer<LinkEvent> observer;
    private int failures;

    /** @param observer gets everything that happens, each command after it was written into the journal */
    public FollowCommands(
            CommandFeed feed,
            CommandJournal journal,
            WayChooser ways,
            Backoff backoff,
            ServerClock serverClock,
            InstantSource clock,
            Consumer<LinkEvent> observer) {
        this.feed = feed;
        this.journal = journal;
        this.ways = ways;
        this.backoff = backoff;
        this.serverClock = serverClock;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * One connection, from its start to its end.
     *
     * @param pause how long to wait before the next
     */
    public record Round(Way way, FeedEnd end, Duration pause) {}

    /** Connects, takes in every command that comes, and returns when the connection is over. */
    public Round follow() {
        Way way = ways.next(clock.instant());
        Session session = new Session();
        observer.accept(new LinkEvent.Connecting(way));
        FeedEnd end = feed.follow(way, journal.cursor(), session);
        return new Round(way, end, pause(way, end, session.confirmed));
    }

    private Duration pause(Way way, FeedEnd end, boolean confirmed) {
        if (confirmed) {
            ways.worked(way);
            failures = 0;
        }
        return switch (end) {
            case FeedEnd.Closed closed -> Duration.ZERO;
            case FeedEnd.Polled polled -> Duration.ZERO;
            case FeedEnd.Ended ended -> failed(way, !confirmed);
            case FeedEnd.Silent silent -> failed(way, true);
            case FeedEnd.Broken broken -> failed(way, !confirmed);
            case FeedEnd.Foreign foreign -> failed(way, true);
            case FeedEnd.Busy busy -> busy.after() == null ? failed(way, false) : backoff.after(busy.after());
            case FeedEnd.Refused refused -> backoff.slow();
        };
    }

    private Duration failed(Way way, boolean blameTheWay) {
        if (blameTheWay) {
            ways.failed(way, clock.instant());
        }
        return backoff.delay(failures++);
    }

    private final class Session implements Consumer<LinkEvent> {
        private boolean confirmed;

        @Override
        public void accept(LinkEvent event) {
            observer.accept(
                    switch (event) {
                        case LinkEvent.Confirmed now -> confirmed(now);
                        case LinkEvent.ServerTime told -> told(told);
                        case LinkEvent.Arrived arrived -> accepted(arrived);
                        case LinkEvent.Alive alive -> alive;
                        case LinkEvent.Repeated repeated -> repeated;
                        case LinkEvent.Connecting connecting -> connecting;
                        case LinkEvent.Opened opened -> opened;
                        case LinkEvent.Configured configured -> configured;
                        case LinkEvent.Garbage garbage -> garbage;
                    });
        }

        private LinkEvent confirmed(LinkEvent.Confirmed event) {
            confirmed = true;
            return event;
        }

        private LinkEvent told(LinkEvent.ServerTime event) {
            serverClock.told(event.at());
            return event;
        }

        private LinkEvent accepted(LinkEvent.Arrived event) {
            return switch (journal.accept(event.command(), clock.instant())) {
                case Acceptance.First first -> event;
                case Acceptance.Known known -> new LinkEvent.Repeated(event.command(), known.state());
            };
        }
    }
}
