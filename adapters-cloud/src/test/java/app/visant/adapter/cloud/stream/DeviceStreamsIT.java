package app.visant.adapter.cloud.stream;

import static app.visant.adapter.cloud.stream.StreamsUnderTest.OURS;
import static app.visant.adapter.cloud.stream.StreamsUnderTest.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.Golden;
import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.trigger.TriggerState;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DeviceStreamsIT {
    private static final ObjectMapper JSON = WireJson.mapper();

    @Test
    void saysToTheOriginalClientWhatItKnows() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest(pinging())) {
            DeviceId device = cloud.device("FLOOR1");
            goldenCommand(cloud, device);
            List<String> golden = SseClient.split(Golden.text("device/v1/stream-a.sse"));
            try (SseClient client = cloud.original(device)) {
                assertThat(client.status()).isEqualTo(200);
                assertThat(client.header("Content-Type").orElseThrow())
                        .isEqualToIgnoringCase("text/event-stream;charset=utf-8");
                assertThat(client.header("Cache-Control")).hasValue("no-cache, no-transform");
                assertThat(client.header("X-Accel-Buffering")).hasValue("no");
                assertThat(client.events(3)).isEqualTo(golden.get(0) + golden.get(1) + golden.getLast());
            }
            assertThat(cloud.reports.find(OURS, device).orElseThrow().version()).isEqualTo("2.0.0");
        }
    }

    @Test
    void saysToTheSecondGenerationWhatItKnows() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest(pinging())) {
            DeviceId device = cloud.device("FLOOR1");
            List<String> golden = SseClient.split(Golden.text("device/v1/stream-b.sse"));
            ConfigEvent config = JSON.readValue(data(golden.get(1)), ConfigEvent.class);
            cloud.configuration = served -> config;
            goldenCommand(cloud, device);
            try (SseClient client = cloud.second(device, 6)) {
                assertThat(client.events(2)).isEqualTo(golden.get(0) + golden.get(1));
                // The log does not say when a picture was planned.
                assertThat(client.event())
                        .isEqualTo(golden.get(2).replace("\"planned_at\":\"2026-03-02T08:00:00Z\",", ""));
                cloud.now = Instant.parse("2026-03-02T08:00:23Z");
                assertThat(client.nextPing()).isEqualTo(golden.get(3));
            }
        }
    }

    @Test
    void goesOnAfterTheLastEventThatTheDeviceNames() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId device = cloud.device("FLOOR1");
            cloud.issueQuietly(device, "one");
            cloud.issueQuietly(device, "two");
            cloud.issueQuietly(device, "three");
            try (SseClient client = cloud.second(device, 2)) {
                assertThat(client.nextId()).hasValue(3L);
                assertThat(cloud.state(device, "one")).isEqualTo(TriggerState.RECEIVED);
                assertThat(cloud.state(device, "two")).isEqualTo(TriggerState.RECEIVED);
                await().until(() -> cloud.state(device, "three") == TriggerState.SENT);
                cloud.issue(device, "four");
                assertThat(client.nextId()).hasValue(4L);
            }
        }
    }

    @Test
    void beginsAnewForADeviceThatIsFurtherThanALogWhichWasRestored() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId device = cloud.device("FLOOR1");
            cloud.issueQuietly(device, "one");
            try (SseClient client = cloud.second(device, 100)) {
                assertThat(client.nextId()).hasValue(1L);
                cloud.issue(device, "two");
                assertThat(client.nextId()).hasValue(2L);
                await().until(() -> cloud.state(device, "two") == TriggerState.SENT);
                assertThat(cloud.state(device, "one")).isEqualTo(TriggerState.SENT);
            }
        }
    }

    @Test
    void goesOnAfterTheLastEventThatADeviceOfTheFirstGenerationNames() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId device = cloud.device("FLOOR1");
            cloud.issueQuietly(device, "one");
            cloud.issueQuietly(device, "two");
            try (SseClient client = cloud.original(device, 1)) {
                assertThat(client.nextId()).hasValue(2L);
                assertThat(cloud.state(device, "one")).isEqualTo(TriggerState.RECEIVED);
            }
        }
    }

    @Test
    void saysTheConfigurationWithItsUpdate() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId device = cloud.device("FLOOR1");
            cloud.append(new NewCommand(
                    new CommandId("c1"),
                    OURS,
                    device,
                    CommandType.CONFIG_UPDATE,
                    null,
                    "",
                    false,
                    cloud.now,
                    cloud.now.plusSeconds(60)));
            try (SseClient client = cloud.second(device, 0)) {
                assertThat(client.events(3)).endsWith("\"config\":{\"trigger\":{\"enabled\":false}}}\n\n");
            }
        }
    }

    @Test
    void givesWhatWasNotReceivedAgainAndWhatHasExpiredNotAtAll() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId device = cloud.device("FLOOR1");
            cloud.issue(device, "expired", cloud.now.plusSeconds(1));
            cloud.issueQuietly(device, "open");
            cloud.now = cloud.now.plusSeconds(2);
            for (int i = 0; i < 2; i++) {
                try (SseClient client = cloud.second(device, 0)) {
                    assertThat(client.nextId()).hasValue(2L);
                }
            }
        }
    }

    @Test
    void refusesWhomItDoesNotServe() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            cloud.device("FLOOR1");
            cloud.device("RETIRED", OURS, DeviceStatus.DEACTIVATED);
            String token = "Authorization: Bearer token-of-";
            assertProblem(cloud, "/v1/devices/NOBODY/commands", token + "NOBODY", 404, "device_not_found");
            assertProblem(cloud, "/v1/devices/RETIRED/commands", token + "RETIRED", 403, "device_not_active");
            assertProblem(cloud, "/v1/devices/FLOOR1/commands", token + "OTHER", 401, "device_token_refused");
            assertProblem(cloud, "/v1/devices/FLOOR1/commands", "X-No: token", 401, "device_token_refused");
            assertProblem(cloud, "/v1/devices/a%20b/commands", token + "FLOOR1", 422, "invalid_input");
            assertProblem(
                    cloud, "/v1/devices/FLOOR1/commands?device_version=%00", token + "FLOOR1", 422, "invalid_input");
            assertProblem(cloud, "/v1/device-commands/stream", token + "FLOOR1", 422, "invalid_input");
            assertProblem(
                    cloud,
                    "/v1/device-commands/stream",
                    token + "FLOOR1\r\nX-Device-ID: FLOOR1\r\nLast-Event-ID: seven",
                    422,
                    "invalid_input");
            assertThat(cloud.streams.deviceCount()).isZero();
        }
    }

    @Test
    void passesOnWhatIsNotForIt() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient client = SseClient.open(cloud.port(), "/v1/devices/FLOOR1")) {
            assertThat(client.status()).isEqualTo(404);
            assertThat(client.header("Content-Type").orElse("")).doesNotContain("problem");
        }
    }

    @Test
    void endsTheOlderOfTwoStreamsOfADevice() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId device = cloud.device("FLOOR1");
            try (SseClient older = cloud.second(device, 0);
                    SseClient newer = cloud.original(device)) {
                assertThat(older.ends()).isTrue();
                assertThat(cloud.streams.deviceCount()).isEqualTo(1);
                cloud.issue(device, "one");
                assertThat(newer.nextId()).hasValue(1L);
            }
        }
    }

    @Test
    void survivesAFaultOfTheLog() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId device = cloud.device("FLOOR1");
            try (SseClient client = cloud.second(device, 0)) {
                client.events(2);
                cloud.log.failingReads.set(1);
                cloud.log.failingNotes.set(1);
                cloud.issue(device, "one");
                assertThat(client.nextId()).hasValue(1L);
                await().until(() -> cloud.state(device, "one") == TriggerState.SENT);
            }
        }
    }

    @Test
    void findsWhatNobodyWokeItFor() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest(with(SETTINGS.ping(), Duration.ofSeconds(1)))) {
            DeviceId device = cloud.device("FLOOR1");
            try (SseClient client = cloud.second(device, 0)) {
                client.events(2);
                cloud.issueQuietly(device, "one");
                assertThat(client.nextId()).hasValue(1L);
            }
        }
    }

    @Test
    void servesTheOthersWhenOneCannotBeServed() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId broken = cloud.device("BROKEN");
            DeviceId sound = cloud.device("SOUND");
            try (SseClient first = cloud.second(broken, 0);
                    SseClient second = cloud.second(sound, 0)) {
                first.events(2);
                second.events(2);
                cloud.configuration = served -> {
                    throw new IllegalStateException("its schedules can't be read");
                };
                cloud.append(new NewCommand(
                        new CommandId("update"),
                        OURS,
                        broken,
                        CommandType.SCHEDULE_UPDATE,
                        null,
                        "",
                        false,
                        cloud.now,
                        cloud.now.plusSeconds(60)));
                cloud.issueQuietly(sound, "one");
                cloud.streams.wakeups().wake(List.of(broken, sound));
                assertThat(first.ends()).isTrue();
                assertThat(second.nextId()).hasValue(1L);
            }
        }
    }

    @Test
    void anAnswerThatCannotBeMadeLeavesNoStreamBehind() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId device = cloud.device("FLOOR1");
            cloud.configuration = served -> {
                throw new IllegalStateException("its schedules can't be read");
            };
            try (SseClient client = cloud.second(device, 0)) {
                assertThat(client.status()).isEqualTo(500);
                assertThat(cloud.streams.deviceCount()).isZero();
            }
        }
    }

    private static void goldenCommand(StreamsUnderTest cloud, DeviceId device) {
        Instant connecting = cloud.now;
        cloud.now = connecting.minusSeconds(60);
        for (int i = 1; i <= 6; i++) {
            cloud.issue(device, "earlier-" + i, cloud.now.plusSeconds(1));
        }
        cloud.now = connecting;
        cloud.append(new NewCommand(
                new CommandId("cmd-0007"),
                OURS,
                device,
                CommandType.CAPTURE,
                new TriggerId("sched_FLOOR1_20260302_080000"),
                "hourly-check",
                false,
                Instant.parse("2026-03-02T08:00:00.012Z"),
                Instant.parse("2026-03-02T08:10:00Z")));
    }

    private static void assertProblem(StreamsUnderTest cloud, String path, String header, int status, String code)
            throws Exception {
        try (SseClient client = SseClient.open(cloud.port(), path, header)) {
            assertThat(client.status()).isEqualTo(status);
            assertThat(client.header("Content-Type")).hasValue("application/problem+json");
            String body =
                    client.rest(Integer.parseInt(client.header("Content-Length").orElseThrow()));
            assertThat(JSON.readTree(body).get("code").asText()).isEqualTo(code);
        }
    }

    private static String data(String event) {
        return event.lines()
                .filter(line -> line.startsWith("data: "))
                .findFirst()
                .orElseThrow()
                .substring("data: ".length());
    }

    private static StreamSettings pinging() {
        return with(Duration.ofSeconds(1), SETTINGS.sweep());
    }

    private static StreamSettings with(Duration ping, Duration sweep) {
        return new StreamSettings(
                ping,
                SETTINGS.stalled(),
                SETTINGS.maxPendingBytes(),
                SETTINGS.maxWait(),
                sweep,
                SETTINGS.grace(),
                SETTINGS.lost());
    }
}
