package app.visant.adapter.cloud.stream;

import static app.visant.adapter.cloud.stream.StreamsUnderTest.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.contracts.device.v1.DeviceSettings;
import app.visant.domain.kernel.DeviceId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers that come, go, hang, and leave without a word. */
@Timeout(60)
final class ReadersIT {
    @Test
    void dropsASlowReaderToItsCursor() throws Exception {
        StreamSettings narrow = settings(SETTINGS.ping(), SETTINGS.stalled(), 2000);
        try (StreamsUnderTest cloud = new StreamsUnderTest(narrow)) {
            DeviceId device = cloud.device("FLOOR1");
            long issued = 0;
            List<Long> got = new ArrayList<>();
            try (SseClient slow = cloud.second(device, 0)) {
                await().until(() -> cloud.streams.deviceCount() == 1);
                while (cloud.streams.deviceCount() == 1) {
                    issued++;
                    cloud.issue(device, "command-" + issued);
                    assertThat(issued).isLessThan(100_000);
                }
                readOn(slow, got);
            }
            assertThat(cloud.metrics.counter("visant.streams.slow_readers").getCount())
                    .isEqualTo(1);
            assertThat(got).hasSizeLessThan((int) issued);
            while (got.size() < issued) {
                try (SseClient again = cloud.second(device, got.isEmpty() ? 0 : got.getLast())) {
                    Optional<Long> next = again.nextId();
                    while (next.isPresent()) {
                        got.add(next.get());
                        next = got.size() < issued ? again.nextId() : Optional.empty();
                    }
                }
            }
            assertThat(got).isEqualTo(LongStream.rangeClosed(1, issued).boxed().toList());
        }
    }

    @Test
    void closesAStreamWhoseReaderTakesNothingAnyMore() throws Exception {
        StreamSettings impatient = settings(SETTINGS.ping(), Duration.ofSeconds(1), SETTINGS.maxPendingBytes());
        try (StreamsUnderTest cloud = new StreamsUnderTest(impatient)) {
            DeviceId device = cloud.device("FLOOR1");
            cloud.configuration = served -> new ConfigEvent(
                    cloud.now, List.of(), new DeviceSettings("x".repeat(8 << 20), 60, null, null, null, null));
            try (SseClient hanging = cloud.second(device, 0)) {
                await().until(() -> cloud.streams.deviceCount() == 1);
                await().until(() -> cloud.streams.deviceCount() == 0);
                assertThat(hanging.ends()).isTrue();
            }
        }
    }

    @Test
    void closesTheStreamOfADeviceWhoseHeartbeatsEnd() throws Exception {
        StreamSettings attentive = new StreamSettings(
                SETTINGS.ping(),
                SETTINGS.stalled(),
                SETTINGS.maxPendingBytes(),
                SETTINGS.maxWait(),
                SETTINGS.sweep(),
                SETTINGS.grace(),
                Duration.ofSeconds(1));
        try (StreamsUnderTest cloud = new StreamsUnderTest(attentive)) {
            DeviceId vanished = cloud.device("VANISHED");
            DeviceId without = cloud.device("WITHOUT");
            try (SseClient stream = cloud.second(vanished, 0);
                    SseClient _ = cloud.second(without, 0)) {
                await().until(() -> cloud.streams.deviceCount() == 2);
                cloud.streams.heartbeat(vanished);
                assertThat(stream.ends()).isTrue();
                await().until(() -> !cloud.streams.connectedDevices().isConnected(vanished));
                assertThat(cloud.streams.connectedDevices().isConnected(without))
                        .isTrue();
            }
        }
    }

    @Test
    void endsAStreamWhoseDeviceHasToProveItselfAgain() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId suspended = cloud.device("SUSPENDED");
            cloud.device("OTHER");
            try (SseClient stream = cloud.second(suspended, 0);
                    SseClient _ = cloud.second(new DeviceId("OTHER"), 0)) {
                await().until(() -> cloud.streams.deviceCount() == 2);
                cloud.streams.connectedDevices().disconnect(suspended);
                assertThat(stream.ends()).isTrue();
                assertThat(cloud.streams.deviceCount()).isEqualTo(1);
            }
        }
    }

    @Test
    void noticesAtOnceWhoHangsUp() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            DeviceId polite = cloud.device("POLITE");
            DeviceId rude = cloud.device("RUDE");
            SseClient first = cloud.second(polite, 0);
            SseClient second = cloud.original(rude);
            SseClient viewer = cloud.person(StreamsUnderTest.OURS, "");
            await().until(() -> cloud.streams.deviceCount() == 2 && cloud.streams.viewerCount() == 1);
            first.close();
            second.reset();
            viewer.reset();
            await().until(() -> cloud.streams.deviceCount() == 0 && cloud.streams.viewerCount() == 0);
            await().until(() -> !cloud.streams.connectedDevices().isConnected(polite)
                    && !cloud.streams.connectedDevices().isConnected(rude));
        }
    }

    @Test
    void pingsWhoeverHearsNothing() throws Exception {
        StreamSettings pinging = settings(Duration.ofSeconds(1), SETTINGS.stalled(), SETTINGS.maxPendingBytes());
        try (StreamsUnderTest cloud = new StreamsUnderTest(pinging);
                SseClient device = cloud.second(cloud.device("FLOOR1"), 0);
                SseClient viewer = cloud.person(StreamsUnderTest.OURS, "?device_id=OTHER")) {
            device.events(2);
            assertThat(device.event()).isEqualTo("event: ping\ndata: {\"server_time\":\"2026-03-02T07:59:58Z\"}\n\n");
            assertThat(viewer.events(3)).isEqualTo(": open\n\n: ping\n\n: ping\n\n");
        }
    }

    @Test
    void noDeviceFlickersThatComesBackWithinTheGrace() throws Exception {
        StreamSettings patient = new StreamSettings(
                SETTINGS.ping(),
                SETTINGS.stalled(),
                SETTINGS.maxPendingBytes(),
                SETTINGS.maxWait(),
                SETTINGS.sweep(),
                Duration.ofMinutes(1),
                SETTINGS.lost());
        try (StreamsUnderTest cloud = new StreamsUnderTest(patient);
                SseClient viewer = cloud.person(StreamsUnderTest.OURS, "")) {
            viewer.event();
            DeviceId device = cloud.device("FLOOR1");
            for (int i = 0; i < 3; i++) {
                try (SseClient client = cloud.second(device, 0)) {
                    client.events(2);
                    await().until(() -> cloud.streams.deviceCount() == 1);
                }
                await().until(() -> cloud.streams.deviceCount() == 0);
                assertThat(cloud.streams.connectedDevices().isConnected(device)).isTrue();
            }
            cloud.device("LAST");
            cloud.second(new DeviceId("LAST"), 0).close();
            assertThat(viewer.event()).contains("\"device_id\":\"FLOOR1\"").contains("\"connected\":true");
            assertThat(viewer.event()).contains("\"device_id\":\"LAST\"");
        }
    }

    @Test
    void thoseWhoLeaveWhileTheyComeLeaveNothingBehind() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            for (int i = 0; i < 300; i++) {
                SseClient client = cloud.second(cloud.device("DEVICE-" + i % 100), 0);
                if (i % 2 == 0) {
                    client.reset();
                } else {
                    client.close();
                }
            }
            await().until(() -> cloud.streams.deviceCount() == 0);
            await().until(() ->
                    cloud.streams.connectedDevices().of(StreamsUnderTest.OURS).isEmpty());
        }
    }

    @Test
    void stoppingEndsEverythingAtOnce() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient second = cloud.second(cloud.device("SECOND"), 0);
                SseClient original = cloud.original(cloud.device("ORIGINAL"));
                SseClient viewer = cloud.person(StreamsUnderTest.OURS, "")) {
            await().until(() -> cloud.streams.deviceCount() == 2 && cloud.streams.viewerCount() == 1);
            cloud.streams.stop();
            assertThat(second.ends()).isTrue();
            assertThat(original.ends()).isTrue();
            assertThat(viewer.ends()).isTrue();
            try (SseClient late = cloud.second(new DeviceId("SECOND"), 0)) {
                assertThat(late.status()).isEqualTo(503);
                assertThat(late.header("Retry-After")).isPresent();
            }
        }
    }

    private static void readOn(SseClient client, List<Long> got) throws IOException {
        Optional<Long> next = client.nextId();
        while (next.isPresent()) {
            got.add(next.get());
            next = client.nextId();
        }
    }

    private static StreamSettings settings(Duration ping, Duration stalled, int maxPendingBytes) {
        return new StreamSettings(
                ping,
                stalled,
                maxPendingBytes,
                SETTINGS.maxWait(),
                SETTINGS.sweep(),
                SETTINGS.grace(),
                SETTINGS.lost());
    }
}
