package app.visant.adapter.edge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.Golden;
import app.visant.contracts.StubCloud;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Window;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HttpCommandFeedTest {
    private static final TriggerId TRIGGER = new TriggerId("sched_FLOOR1_20260302_080000");
    private static final EdgeCommand COMMAND = new EdgeCommand(
            new CommandId("cmd-0007"),
            7,
            new Task.Capture(TRIGGER, "hourly-check", TriggerKind.SCHEDULED),
            Instant.parse("2026-03-02T08:00:00.012Z"),
            Instant.parse("2026-03-02T08:10:00Z"));

    /** As {@code ConfigEvent.json} tells them. */
    private static final List<Schedule> SCHEDULES = List.of(
            schedule(
                    "5f0c6c1e-6a41-4c6e-9a0e-0d6f6a1b2c3d",
                    3,
                    "hourly-check",
                    new Recurrence.Cron(CronExpression.parse("0 * * * *"), ZoneId.of("Europe/Berlin")),
                    List.of(new Window(
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                            LocalTime.of(8, 0),
                            LocalTime.of(18, 0),
                            ZoneId.of("Europe/Berlin"))),
                    MisfirePolicy.ONE,
                    600),
            schedule(
                    "7a1d2b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
                    1,
                    "scheduled_interval",
                    new Recurrence.Interval(Duration.ofMinutes(5), Instant.parse("2026-03-01T00:00:00Z")),
                    List.of(),
                    MisfirePolicy.SKIP,
                    300));

    private static Schedule schedule(
            String id,
            int version,
            String label,
            Recurrence recurrence,
            List<Window> windows,
            MisfirePolicy misfire,
            long expiry) {
        return new Schedule(
                ScheduleId.parse(id),
                new OrganisationId(new UUID(0, 0)),
                new DeviceId("FLOOR1"),
                label,
                recurrence,
                windows,
                misfire,
                Duration.ofSeconds(expiry),
                true,
                version,
                Instant.parse("2026-03-01T00:00:00Z"));
    }

    private static StubCloudServer stub;

    private final List<LinkEvent> events = new ArrayList<>();

    @BeforeAll
    static void start() {
        stub = new StubCloudServer();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    private FeedEnd follow(String device, Way way, long cursor) {
        try (CloudConnection cloud = stub.connect(device)) {
            return cloud.feed().follow(way, cursor, events::add);
        }
    }

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

    @ParameterizedTest
    @EnumSource(Way.class)
    void isToldItsSchedulesOnEveryWay(Way way) {
        follow("FLOOR1", way, way == Way.POLL ? 6 : 0);

        assertThat(events)
                .filteredOn(LinkEvent.Configured.class::isInstance)
                .first()
                .isInstanceOfSatisfying(
                        LinkEvent.Configured.class,
                        told -> assertThat(told.schedules()).isNotEmpty().isSubsetOf(SCHEDULES));
    }

    @Test
    void asksForItsSchedulesOnceWhilePollingWorks() {
        stub.server.resetRequests();
        try (CloudConnection cloud = stub.connect("FLOOR1")) {
            cloud.feed().follow(Way.POLL, 6, events::add);
            cloud.feed().follow(Way.POLL, 6, events::add);
            stub.server.verify(1, getRequestedFor(urlPathEqualTo("/v1/device-commands/config")));
            cloud.feed().follow(Way.STREAM_B, 6, events::add);
            cloud.feed().follow(Way.POLL, 6, events::add);
            stub.server.verify(2, getRequestedFor(urlPathEqualTo("/v1/device-commands/config")));
        }
    }

    @Test
    void isToldNewSchedulesBeforeTheCommandThatTellsOfThem() {
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/poll"))
                .withHeader("X-Device-ID", equalTo("ODD02"))
                .atPriority(1)
                .willReturn(okJson("{\"commands\":[" + Golden.text("device/v1/CommandEvent.schedule_update.json")
                        + "],\"next\":8}")));

        assertThat(follow("ODD02", Way.POLL, 6)).isEqualTo(new FeedEnd.Polled(false));
        assertThat(events).hasSize(3);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        LinkEvent.Configured.class,
                        told -> assertThat(told.schedules()).isNotEmpty());
        assertThat(events.get(2)).isInstanceOf(LinkEvent.Arrived.class);
    }

    @Test
    void takesInNoChangeThatItCouldNotAskFor() {
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/stream"))
                .withHeader("X-Device-ID", equalTo("ODD03"))
                .atPriority(1)
                .willReturn(ok("event: command\nid: 7\ndata: {\"id\":\"c7\",\"seq\":7,\"type\":\"config_update\","
                                + "\"issued_at\":\"2026-03-02T08:00:00Z\"}\n\n")
                        .withHeader("Content-Type", "text/event-stream")));
        stub.server.stubFor(get(urlPathEqualTo("/v1/device-commands/config"))
                .withHeader("X-Device-ID", equalTo("ODD03"))
                .atPriority(1)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(follow("ODD03", Way.STREAM_B, 6)).isInstanceOf(FeedEnd.Cut.class);
        assertThat(events).doesNotHaveAnyElementsOfTypes(LinkEvent.Arrived.class);
    }

    @Test
    void keepsTheSchedulesThatItCanRead() {
        List<app.visant.contracts.device.v1.Schedule> told = new ArrayList<>();
        app.visant.contracts.device.v1.Schedule good = new app.visant.contracts.device.v1.Schedule(
                "7a1d2b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
                2,
                "often",
                "interval",
                60L,
                Instant.EPOCH,
                null,
                "UTC",
                List.of(new app.visant.contracts.device.v1.Window(List.of(), "22:00", "24:00")),
                "all",
                60,
                false,
                Instant.parse("2026-03-01T00:00:00Z"));
        told.add(good);
        told.add(of(good, "sunrise", "all", 60));
        told.add(of(good, "cron", "all", 60));
        told.add(of(good, "interval", "some", 60));
        told.add(of(good, "interval", "all", 0));

        assertThat(WireSchedules.of(told, new DeviceId("FLOOR1"), events::add))
                .singleElement()
                .satisfies(schedule -> assertThat(schedule.label()).isEqualTo("often"));
        assertThat(events).hasSize(4).hasOnlyElementsOfType(LinkEvent.Garbage.class);
    }

    private static app.visant.contracts.device.v1.Schedule of(
            app.visant.contracts.device.v1.Schedule like, String kind, String misfire, long expires) {
        return new app.visant.contracts.device.v1.Schedule(
                like.id(),
                like.version(),
                like.label(),
                kind,
                like.intervalSeconds(),
                like.anchor(),
                null,
                like.zone(),
                like.windows(),
                misfire,
                expires,
                like.enabled(),
                like.effectiveFrom());
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
