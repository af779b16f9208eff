package app.visant.domain.edge.link;

import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.CommandJournal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the line for commands up, connection after connection. One thread at a time. */
public final class FollowCommands {
    /** What is told later than this is held back on the way. */
    static final Duration LATE = Duration.ofSeconds(5);

    /** One late message is a hiccup, and what was said at the same time is late together. */
    private static final int LATE_IN_A_ROW = 2;

    private static final Duration SAME_TIME = Duration.ofMillis(500);

    private final CommandFeed feed;
    private final CommandJournal journal;
    private final Link link;
    private final ServerClock serverClock;
    private final InstantSource clock;
    private final Consumer<LinkEvent> observer;

    /** @param observer gets everything that happens, each command after it was written into the journal */
    public FollowCommands(
            CommandFeed feed,
            CommandJournal journal,
            Link link,
            ServerClock serverClock,
            InstantSource clock,
            Consumer<LinkEvent> observer) {
        this.feed = feed;
        this.journal = journal;
        this.link = link;
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
        Way way = link.next();
        Session session = new Session(way);
        observer.accept(new LinkEvent.Connecting(way));
        FeedEnd over = feed.follow(way, journal.cursor(), session);
        FeedEnd end = session.late == null || over instanceof FeedEnd.Closed ? over : new FeedEnd.Late(session.late);
        return new Round(way, end, link.ended(way, end));
    }

    private final class Session implements Consumer<LinkEvent> {
        private final Way way;
        private int lateInARow;
        private Instant lateSaidAt = Instant.EPOCH;
        private @Nullable Duration late;

        Session(Way way) {
            this.way = way;
        }

        @Override
        public void accept(LinkEvent event) {
            observer.accept(
                    switch (event) {
                        case LinkEvent.Confirmed now -> heard(now);
                        case LinkEvent.Alive alive -> heard(alive);
                        case LinkEvent.ServerTime told -> heard(told(told));
                        case LinkEvent.Configured configured -> heard(configured);
                        case LinkEvent.Arrived arrived -> accepted(heard(arrived));
                        case LinkEvent.Repeated repeated -> repeated;
                        case LinkEvent.Connecting connecting -> connecting;
                        case LinkEvent.Opened opened -> opened;
                        case LinkEvent.Garbage garbage -> garbage;
                    });
        }

        private <E extends LinkEvent> E heard(E event) {
            link.heard(way);
            return event;
        }

        private LinkEvent.ServerTime told(LinkEvent.ServerTime event) {
            Duration by = serverClock.told(event.at());
            if (by.compareTo(LATE) <= 0) {
                lateInARow = 0;
            } else if (event.at().isAfter(lateSaidAt.plus(SAME_TIME))) {
                lateSaidAt = event.at();
                lateInARow++;
            }
            if (lateInARow == LATE_IN_A_ROW && late == null) {
                late = by;
                feed.hangUp();
            }
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
