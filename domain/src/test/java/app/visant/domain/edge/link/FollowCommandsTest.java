package app.visant.domain.edge.link;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.link.FollowCommands.Round;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class FollowCommandsTest {
    private final InstantSource clock = InstantSource.fixed(NOON);
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final AtomicLong nanos = new AtomicLong();
    private final ServerClock serverClock = new ServerClock(clock, nanos::get);
    private final ScriptedFeed feed = new ScriptedFeed();
    private final List<LinkEvent> seen = new ArrayList<>();
    private final FollowCommands follow = new FollowCommands(
            feed,
            store.journal(),
            new Link(
                    WayChooser.automatic(Duration.ofSeconds(55), nanos::get),
                    new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), () -> 0.5),
                    nanos::get,
                    clock),
            serverClock,
            clock,
            seen::add);

    /** Plays what it was given, connection by connection. */
    private static final class ScriptedFeed implements CommandFeed {
        private record Connection(List<LinkEvent> events, FeedEnd end) {}

        private final Queue<Connection> script = new ArrayDeque<>();
        private final List<Long> cursors = new ArrayList<>();
        private int hungUp;

        void then(FeedEnd end, LinkEvent... events) {
            script.add(new Connection(List.of(events), end));
        }

        @Override
        public FeedEnd follow(Way way, long cursor, Consumer<LinkEvent> listener) {
            cursors.add(cursor);
            Connection next = script.remove();
            next.events().forEach(listener);
            return next.end();
        }

        @Override
        public void hangUp() {
            hungUp++;
        }

        @Override
        public void close() {}
    }

    @Test
    void goesOnFromTheLastCommandThatIsOnDisk() {
        feed.then(new FeedEnd.Ended(), new LinkEvent.Confirmed(Way.STREAM_B), new LinkEvent.Arrived(capture(7)));
        feed.then(new FeedEnd.Closed());
        follow.follow();
        follow.follow();

        assertThat(feed.cursors).containsExactly(0L, 7L);
        assertThat(store.journal().waiting(10)).containsExactly(capture(7));
    }

    @Test
    void tellsThatACommandCameAgain() {
        feed.then(new FeedEnd.Ended(), new LinkEvent.Arrived(capture(7)), new LinkEvent.Arrived(capture(7)));
        follow.follow();

        assertThat(seen)
                .containsExactly(
                        new LinkEvent.Connecting(Way.STREAM_B),
                        new LinkEvent.Arrived(capture(7)),
                        new LinkEvent.Repeated(capture(7), RunState.RECEIVED));
    }

    @Test
    void learnsTheCloudsTime() {
        feed.then(new FeedEnd.Ended(), new LinkEvent.ServerTime(NOON.plusSeconds(90)));
        follow.follow();

        assertThat(serverClock.offset()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void pollsFromTheSameCursorWhenAStreamFallsSilent() {
        feed.then(
                new FeedEnd.Silent(Duration.ofSeconds(55)),
                new LinkEvent.Confirmed(Way.STREAM_B),
                new LinkEvent.Arrived(capture(7)));
        feed.then(new FeedEnd.Polled(false), new LinkEvent.Confirmed(Way.POLL), new LinkEvent.Arrived(capture(8)));
        follow.follow();

        assertThat(follow.follow()).isEqualTo(new Round(Way.POLL, new FeedEnd.Polled(false), Duration.ZERO));
        assertThat(feed.cursors).containsExactly(0L, 7L);
        assertThat(store.journal().waiting(10)).containsExactly(capture(7), capture(8));
    }

    @Test
    void leavesAStreamWhoseMessagesComeLateAgainAndAgain() {
        serverClock.told(NOON);
        feed.then(
                new FeedEnd.Cut("cancelled"),
                new LinkEvent.ServerTime(NOON.minusSeconds(30)),
                new LinkEvent.ServerTime(NOON.minusSeconds(6)));

        assertThat(follow.follow())
                .isEqualTo(new Round(Way.STREAM_B, new FeedEnd.Late(Duration.ofSeconds(6)), Duration.ZERO));
        assertThat(feed.hungUp).isEqualTo(1);
    }

    @Test
    void forgivesOneLateMessageAndWhatWasSaidWithIt() {
        serverClock.told(NOON);
        feed.then(
                new FeedEnd.Ended(),
                new LinkEvent.ServerTime(NOON.minusSeconds(30)),
                new LinkEvent.ServerTime(NOON.minusSeconds(30).plusMillis(2)),
                new LinkEvent.ServerTime(NOON),
                new LinkEvent.ServerTime(NOON.minusSeconds(6)));

        assertThat(follow.follow().end()).isEqualTo(new FeedEnd.Ended());
        assertThat(feed.hungUp).isZero();
    }
}
