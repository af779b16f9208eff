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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class FollowCommandsTest {
    private final InstantSource clock = InstantSource.fixed(NOON);
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final ServerClock serverClock = new ServerClock(clock, () -> 0);
    private final ScriptedFeed feed = new ScriptedFeed();
    private final List<LinkEvent> seen = new ArrayList<>();
    private final FollowCommands follow = new FollowCommands(
            feed,
            store.journal(),
            WayChooser.automatic(),
            new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), () -> 0.5),
            serverClock,
            clock,
            seen::add);

    /** Plays what it was given, connection by connection. */
    private static final class ScriptedFeed implements CommandFeed {
        private record Connection(List<LinkEvent> events, FeedEnd end) {}

        private final Queue<Connection> script = new ArrayDeque<>();
        private final List<Long> cursors = new ArrayList<>();

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
    void waitsLongerWithEachFailureUntilTheCloudHasSpoken() {
        feed.then(new FeedEnd.Broken("refused"));
        feed.then(new FeedEnd.Broken("refused"));
        feed.then(new FeedEnd.Broken("cut"), new LinkEvent.Confirmed(Way.STREAM_B));

        assertThat(follow.follow().pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(follow.follow().pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(follow.follow().pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void pollsWhenStreamsOpenAndSayNothing() {
        for (int i = 0; i < 3; i++) {
            feed.then(new FeedEnd.Silent(Duration.ofSeconds(70)), new LinkEvent.Opened(Way.STREAM_B));
            follow.follow();
        }
        feed.then(new FeedEnd.Polled());

        assertThat(follow.follow()).isEqualTo(new Round(Way.POLL, new FeedEnd.Polled(), Duration.ZERO));
    }

    @Test
    void comesBackWhenABusyCloudAsksItTo() {
        feed.then(new FeedEnd.Busy("HTTP 503", Duration.ofSeconds(20)));

        assertThat(follow.follow().pause()).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void isSlowWhenItIsRefusedAndKeepsItsWay() {
        for (int i = 0; i < 5; i++) {
            feed.then(new FeedEnd.Refused("HTTP 404"));
            Round round = follow.follow();
            assertThat(round.way()).isEqualTo(Way.STREAM_B);
            assertThat(round.pause()).isEqualTo(Duration.ofSeconds(45));
        }
    }
}
