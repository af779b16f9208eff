package app.visant.domain.edge.link;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.link.FeedEnd.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(55);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(45);
    private static final FeedEnd SILENT = new FeedEnd.Silent(PATIENCE);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
    private final Link link = link(WayChooser.automatic(PATIENCE, nanos::get));

    private Link link(WayChooser ways) {
        Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), () -> 0.5);
        return new Link(ways, backoff, nanos::get, wall::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        wall.updateAndGet(now -> now.plus(time));
    }

    private Duration connection(Way way, boolean heard, FeedEnd end) {
        assertThat(link.next()).isEqualTo(way);
        if (heard) {
            link.heard(way);
        }
        return link.ended(way, end);
    }

    private static FeedEnd example(Class<?> kind) {
        return switch (kind.getSimpleName()) {
            case "Closed" -> new FeedEnd.Closed();
            case "Polled" -> new FeedEnd.Polled(false);
            case "Ended" -> new FeedEnd.Ended();
            case "Mute" -> new FeedEnd.Mute(Duration.ofSeconds(20));
            case "Silent" -> SILENT;
            case "Slow" -> new FeedEnd.Slow(PATIENCE);
            case "Late" -> new FeedEnd.Late(Duration.ofSeconds(30));
            case "Cut" -> new FeedEnd.Cut("connection reset");
            case "Unreached" -> new FeedEnd.Unreached(Step.CONNECTION, "connection refused");
            case "Failing" -> new FeedEnd.Failing("HTTP 502");
            case "Busy" -> new FeedEnd.Busy("HTTP 503", Duration.ofSeconds(20));
            case "Refused" -> new FeedEnd.Refused(401, "HTTP 401");
            case "Missing" -> new FeedEnd.Missing("HTTP 404");
            case "Foreign" -> new FeedEnd.Foreign("HTTP 200 with text/html");
            default -> throw new AssertionError(kind);
        };
    }

    /** What follows each kind of end of the first stream, which had spoken: the next way, the wait before, the state, and a word why. */
    static Stream<Arguments> matrix() {
        Way stream = Way.STREAM_B;
        Way poll = Way.POLL;
        LinkState up = LinkState.STREAM;
        LinkState down = LinkState.OFFLINE;
        return Stream.of(
                Arguments.of(FeedEnd.Closed.class, stream, AT_ONCE, up, null),
                Arguments.of(FeedEnd.Polled.class, stream, AT_ONCE, up, null),
                Arguments.of(FeedEnd.Ended.class, stream, SOON, down, "the cloud ended"),
                Arguments.of(FeedEnd.Mute.class, poll, AT_ONCE, down, "said nothing for 20 s"),
                Arguments.of(FeedEnd.Silent.class, poll, AT_ONCE, down, "fell silent for 55 s"),
                Arguments.of(FeedEnd.Slow.class, poll, AT_ONCE, down, "trickled for 55 s"),
                Arguments.of(FeedEnd.Late.class, poll, AT_ONCE, down, "30 s late"),
                Arguments.of(FeedEnd.Cut.class, stream, SOON, down, "was cut (connection reset)"),
                Arguments.of(FeedEnd.Unreached.class, stream, SOON, down, "no connection: connection refused"),
                Arguments.of(FeedEnd.Failing.class, stream, SOON, down, "fails (HTTP 502)"),
                Arguments.of(FeedEnd.Busy.class, stream, Duration.ofSeconds(21), down, "come back in 20 s"),
                Arguments.of(FeedEnd.Refused.class, stream, LATER, down, "DEVICE_TOKEN"),
                Arguments.of(FeedEnd.Missing.class, Way.STREAM_A, AT_ONCE, down, "an older cloud"),
                Arguments.of(FeedEnd.Foreign.class, stream, SOON, down, "log in to the network"));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void tellsTheEndsOfAStreamApart(Class<?> kind, Way next, Duration pause, LinkState state, @Nullable String why) {
        assertThat(connection(Way.STREAM_B, true, example(kind))).isEqualTo(pause);
        LinkStatus status = link.status();
        assertThat(status.state()).isEqualTo(state);
        if (why == null) {
            assertThat(status.reason()).isNull();
        } else {
            assertThat(status.reason()).contains(why);
        }
        assertThat(link.next()).isEqualTo(next);
    }

    @Test
    void theMatrixNamesEveryKindOfEnd() {
        assertThat(matrix().map(row -> row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList((Object[]) FeedEnd.class.getPermittedSubclasses()));
    }

    @Test
    void saysWhyItPollsAndSinceWhen() {
        connection(Way.STREAM_B, true, SILENT);
        pass(Duration.ofSeconds(1));
        connection(Way.POLL, true, new FeedEnd.Polled(false));
        pass(Duration.ofMinutes(1));
        connection(Way.POLL, true, new FeedEnd.Polled(false));

        assertThat(link.status())
                .isEqualTo(new LinkStatus(
                        LinkState.POLL,
                        Way.POLL,
                        "the event stream was open and fell silent for 55 s: a proxy holds it back (switch off its buffering),"
                                + " or the network is gone",
                        NOON.plusSeconds(1)));
    }

    @Test
    void staysConnectedWhileItProbesAStream() {
        connection(Way.STREAM_B, true, SILENT);
        connection(Way.POLL, true, new FeedEnd.Polled(false));
        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
        connection(Way.STREAM_B, false, new FeedEnd.Mute(Duration.ofSeconds(20)));

        assertThat(link.status().state()).isEqualTo(LinkState.POLL);
        assertThat(link.status().since()).isEqualTo(NOON);
        assertThat(link.status().reason()).contains("said nothing");
        assertThat(link.next()).isEqualTo(Way.POLL);
    }

    @Test
    void returnsToTheStreamWhenItSpeaksAgain() {
        connection(Way.STREAM_B, false, new FeedEnd.Mute(PATIENCE));
        connection(Way.POLL, true, new FeedEnd.Polled(false));
        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
        assertThat(link.next()).isEqualTo(Way.STREAM_B);
        link.heard(Way.STREAM_B);

        assertThat(link.status())
                .isEqualTo(new LinkStatus(
                        LinkState.STREAM,
                        Way.STREAM_B,
                        null,
                        NOON.plus(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE))));
    }

    @Test
    void isOfflineSinceTheCloudWasHeardLastHoweverOftenItTries() {
        connection(Way.STREAM_B, true, example(FeedEnd.Cut.class));
        for (int i = 0; i < 5; i++) {
            pass(Duration.ofMinutes(1));
            link.ended(link.next(), new FeedEnd.Unreached(Step.NAME, "cloud.example is unknown"));
        }

        assertThat(link.status().since()).isEqualTo(NOON);
        assertThat(link.status().reason()).startsWith("DNS: cloud.example is unknown");
    }

    @Test
    void isNotConfusedByAClockThatJumps() {
        connection(Way.STREAM_B, true, SILENT);
        connection(Way.POLL, true, new FeedEnd.Polled(false));
        wall.set(NOON.minus(Duration.ofDays(1000)));
        assertThat(link.next()).isEqualTo(Way.POLL);
        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));

        assertThat(link.next()).isEqualTo(Way.STREAM_B);
        assertThat(Duration.between(link.status().since(), wall.get()))
                .isEqualTo(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
    }

    @Test
    void waitsLongerWithEachFailureUntilTheCloudHasSpoken() {
        FeedEnd refused = example(FeedEnd.Unreached.class);
        assertThat(connection(Way.STREAM_B, false, refused)).isEqualTo(SOON);
        assertThat(connection(Way.STREAM_B, false, refused)).isEqualTo(SOON.multipliedBy(2));
        assertThat(connection(Way.STREAM_B, false, refused)).isEqualTo(SOON.multipliedBy(4));
        assertThat(connection(Way.POLL, true, refused)).isEqualTo(SOON);
    }

    @Test
    void doesNotHammerACloudThatAnswersQuestionsTooEarly() {
        assertThat(link.ended(Way.POLL, new FeedEnd.Polled(true))).isEqualTo(SOON);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void doesNotHammerByAWayThatAPersonChose(Way way) {
        Link fixed = link(WayChooser.always(way));
        fixed.next();
        assertThat(fixed.ended(way, SILENT)).isEqualTo(SOON);
        assertThat(fixed.ended(way, example(FeedEnd.Missing.class))).isEqualTo(LATER);
        fixed.heard(way);
        assertThat(fixed.status().reason()).isNull();
        assertThat(fixed.status().way()).isEqualTo(way);
    }
}
