package app.visant.adapter.edge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.StubCloud;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.TriggerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HttpCommandFeedTest extends FeedSuite {
    private static final TriggerId TRIGGER = new TriggerId("sched_FLOOR1_20260302_080000");
    private static final EdgeCommand COMMAND = new EdgeCommand(
            new CommandId("cmd-0007"),
            7,
            new Task.Capture(TRIGGER, "hourly-check", TriggerKind.SCHEDULED),
            Instant.parse("2026-03-02T08:00:00.012Z"),
            Instant.parse("2026-03-02T08:10:00Z"));

    @Test
    void readsTheStreamOfTheSecondGeneration() {
        assertThat(follow("FLOOR1", Way.STREAM_B, 0)).isEqualTo(new FeedEnd.Ended());
        assertThat(events)
                .startsWith(
                        new LinkEvent.Opened(Way.STREAM_B),
                        new LinkEvent.Confirmed(Way.STREAM_B),
                        new LinkEvent.ServerTime(Instant.parse("2026-03-02T07:59:58Z")))
                .contains(new LinkEvent.Arrived(COMMAND))
                .hasAtLeastOneElementOfType(LinkEvent.Configured.class)
                .doesNotHaveAnyElementsOfTypes(LinkEvent.Garbage.class);
    }

    @Test
    void resumesFromTheCursorWithItsToken() {
        assertThat(follow("FLOOR1", Way.STREAM_B, 7)).isEqualTo(new FeedEnd.Ended());
        assertThat(events).doesNotHaveAnyElementsOfTypes(LinkEvent.Arrived.class);
        stub.server.verify(getRequestedFor(urlPathEqualTo("/v1/device-commands/stream"))
                .withHeader("Last-Event-ID", equalTo("7"))
                .withHeader("Authorization", equalTo("Bearer s3cret")));
    }

    @Test
    void readsTheOriginalClientsStream() {
        assertThat(follow("FLOOR1", Way.STREAM_A, 0)).isEqualTo(new FeedEnd.Ended());
        assertThat(events)
                .startsWith(new LinkEvent.Opened(Way.STREAM_A), new LinkEvent.Confirmed(Way.STREAM_A))
                .contains(new LinkEvent.Alive())
                .hasAtLeastOneElementOfType(LinkEvent.Arrived.class);
        assertThat(events)
                .filteredOn(LinkEvent.Arrived.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((LinkEvent.Arrived) event).command().key()).isEqualTo(COMMAND.key()));
    }

    @Test
    void asksByLongPoll() {
        assertThat(follow("FLOOR1", Way.POLL, 6)).isEqualTo(new FeedEnd.Polled(false));
        assertThat(events).hasSize(3).startsWith(new LinkEvent.Confirmed(Way.POLL), new LinkEvent.Arrived(COMMAND));
    }

    @Test
    void aHalfCommandIsNoCommand() {
        follow(StubCloud.FAULT_HALF, Way.STREAM_B, 0);

        assertThat(events).doesNotHaveAnyElementsOfTypes(LinkEvent.Arrived.class);
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, names = "STREAM_.", mode = EnumSource.Mode.MATCH_ALL)
    void doesNotTakeAMuteStreamForAConnection(Way way) {
        assertThat(follow(StubCloud.FAULT_MUTE, way, 0)).isInstanceOf(FeedEnd.Mute.class);
        assertThat(events).doesNotHaveAnyElementsOfTypes(LinkEvent.Confirmed.class);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void isToldWhyAnUnknownDeviceIsNotServed(Way way) {
        assertThat(follow("UNKNOWN1", way, 0))
                .isInstanceOfSatisfying(
                        FeedEnd.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith("HTTP 404 ")
                                .doesNotContain("{"));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void comesBackWhenTheCloudSaysSo(Way way) {
        for (String device : List.of(StubCloud.FAULT_429, StubCloud.FAULT_503)) {
            assertThat(follow(device, way, 0))
                    .isInstanceOfSatisfying(
                            FeedEnd.Busy.class, busy -> assertThat(busy.after()).isEqualTo(Duration.ofSeconds(1)));
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(StubCloud.FAULT_500, FeedEnd.Failing.class),
                Arguments.of(StubCloud.FAULT_RESET, FeedEnd.Unreached.class),
                Arguments.of(StubCloud.FAULT_EMPTY, FeedEnd.Unreached.class),
                Arguments.of(StubCloud.FAULT_GARBAGE, FeedEnd.Unreached.class));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void takesABrokenConnectionForWhatItIs(String device, Class<? extends FeedEnd> kind) {
        for (Way way : Way.values()) {
            assertThat(follow(device, way, 0)).as("%s", way).isInstanceOf(kind);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, names = "STREAM_.", mode = EnumSource.Mode.MATCH_ALL)
    void aStreamWhoseAnswerDoesNotBeginIsMute(Way way) {
        assertThat(follow(StubCloud.FAULT_SLOW, way, 0)).isInstanceOf(FeedEnd.Mute.class);
    }

    @Test
    void aQuestionWithoutAnAnswerIsUnreached() {
        assertThat(follow(StubCloud.FAULT_SLOW, Way.POLL, 0))
                .isInstanceOfSatisfying(
                        FeedEnd.Unreached.class, end -> assertThat(end.step()).isEqualTo(FeedEnd.Step.ANSWER));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aServerThatDoesNotKnowTheWayIsAnOlderCloud(Way way) {
        stub.server.stubFor(get(urlPathMatching("/v1/.*"))
                .withHeader("X-Device-ID", equalTo("OLDER1"))
                .atPriority(1)
                .willReturn(jsonResponse("{\"detail\":\"Not Found\"}", 404)));

        assertThat(follow("OLDER1", way, 0)).isInstanceOf(FeedEnd.Missing.class);
    }

    @Test
    void namesACommandThatCanNotBeReadAndReadsTheNext() {
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/poll"))
                .withHeader("X-Device-ID", equalTo("ODD02"))
                .atPriority(1)
                .willReturn(okJson("""
                        {"commands":[
                        {"id":"cmd-0007","seq":7,"type":"capture","trigger_id":"t7","issued_at":"yesterday"},
                        {"id":"cmd-0008","seq":8,"type":"ping","issued_at":"2026-03-02T08:00:00Z"}],"next":8}""")));

        assertThat(follow("ODD02", Way.POLL, 6)).isEqualTo(new FeedEnd.Polled(false));
        assertThat(events)
                .filteredOn(LinkEvent.Arrived.class::isInstance)
                .extracting(event -> ((LinkEvent.Arrived) event).command())
                .satisfiesExactly(
                        unreadable -> {
                            assertThat(unreadable.id()).isEqualTo(new CommandId("cmd-0007"));
                            assertThat(unreadable.seq()).isEqualTo(7);
                            assertThat(unreadable.task())
                                    .isInstanceOfSatisfying(
                                            Task.Unsupported.class,
                                            task -> assertThat(task.type())
                                                    .startsWith("capture as it is written (")
                                                    .contains("yesterday"));
                        },
                        next -> assertThat(next.task()).isEqualTo(new Task.Ping()));
    }

    @Test
    void anUnreadableConfigurationHoldsUpNoCommand() {
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/poll"))
                .withHeader("X-Device-ID", equalTo("ODD03"))
                .atPriority(1)
                .willReturn(okJson("""
                        {"commands":[
                        {"id":"cmd-0007","seq":7,"type":"config_update","issued_at":"2026-03-02T08:00:00Z"},
                        {"id":"cmd-0008","seq":8,"type":"ping","issued_at":"2026-03-02T08:00:00Z"}],"next":8}""")));
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/config"))
                .withHeader("X-Device-ID", equalTo("ODD03"))
                .atPriority(1)
                .willReturn(okJson("{\"server_time\":\"yesterday\"")));

        assertThat(follow("ODD03", Way.POLL, 6)).isEqualTo(new FeedEnd.Polled(false));
        assertThat(events)
                .filteredOn(LinkEvent.Arrived.class::isInstance)
                .extracting(event -> ((LinkEvent.Arrived) event).command().seq())
                .containsExactly(7L, 8L);
        assertThat(events)
                .filteredOn(LinkEvent.Garbage.class::isInstance)
                .extracting(event -> ((LinkEvent.Garbage) event).what())
                .anySatisfy(what -> assertThat(what).startsWith("a configuration that can't be read: "));
    }

    @Test
    void passesOverEventsThatCanNotBeRead() {
        follow(StubCloud.FAULT_NONSENSE, Way.STREAM_B, 0);

        assertThat(events)
                .doesNotHaveAnyElementsOfTypes(LinkEvent.Arrived.class)
                .hasAtLeastOneElementOfType(LinkEvent.Garbage.class);
    }

    @Test
    void doesNotAskAgainAtOnceForWhatIsNoCommand() {
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/poll"))
                .withHeader("X-Device-ID", equalTo("ODD01"))
                .atPriority(1)
                .willReturn(okJson("""
                        {"commands":[{"id":"../7","seq":7,"type":"ping","issued_at":"2026-03-02T08:00:00Z"}],"next":7}""")));

        assertThat(follow("ODD01", Way.POLL, 6)).isInstanceOf(FeedEnd.Failing.class);
        assertThat(events).hasAtLeastOneElementOfType(LinkEvent.Garbage.class);
    }

    @Test
    void hasNothingMoreToSayWhenClosed() {
        CloudConnection cloud = stub.connect("FLOOR1");
        cloud.close();

        assertThat(cloud.feed().follow(Way.STREAM_B, 0, events::add)).isEqualTo(new FeedEnd.Closed());
    }
}
