package app.visant.adapter.cloud.stream;

import static app.visant.adapter.cloud.stream.StreamsUnderTest.OURS;
import static app.visant.adapter.cloud.stream.StreamsUnderTest.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.EvaluationStatus;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.device.PresenceChanged;
import app.visant.domain.group.DeviceGroup;
import app.visant.domain.intake.CaptureStored;
import app.visant.domain.intake.ThumbnailReady;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.live.LiveEvent;
import app.visant.domain.live.LiveEvents;
import app.visant.domain.trigger.TriggerChanged;
import app.visant.domain.trigger.TriggerState;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LiveStreamsIT {
    @Test
    void showsEachEventToThoseOfItsOrganisationWhoLookAtItsDevice() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient all = cloud.person(OURS, "");
                SseClient one = cloud.person(OURS, "?device_id=FLOOR1");
                SseClient foreign = cloud.person(THEIRS, "?device_id=FLOOR1")) {
            await().until(() -> cloud.streams.viewerCount() == 3);
            publish(cloud, OURS, "FLOOR2", "t1");
            publish(cloud, OURS, "FLOOR1", "t2");
            publish(cloud, THEIRS, "FLOOR1", "t3");
            assertThat(all.events(3)).contains("t1").contains("t2").doesNotContain("t3");
            assertThat(one.event()).isEqualTo(": open\n\n");
            assertThat(one.event())
                    .isEqualTo("data: {\"event\":\"trigger\",\"trigger_id\":\"t2\",\"device_id\":\"FLOOR1\","
                            + "\"state\":\"expired\",\"reason\":\"late\",\"at\":\"2026-03-02T07:59:58Z\"}\n\n");
            assertThat(foreign.events(2)).contains("t3").doesNotContain("t1").doesNotContain("t2");
        }
    }

    @Test
    void tellsWhenADeviceComesAndGoes() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient viewer = cloud.person(OURS, "?device_id=FLOOR1")) {
            viewer.event();
            DeviceId device = cloud.device("FLOOR1");
            try (SseClient client = cloud.second(device, 0)) {
                assertThat(viewer.event()).contains("\"connected\":true");
                cloud.issue(device, "one");
                assertThat(client.nextId()).hasValue(1L);
                assertThat(viewer.event()).contains("\"state\":\"sent\"");
            }
            assertThat(viewer.event()).contains("\"connected\":false");
            await().until(() -> cloud.reports.lastSeen(OURS).containsKey(device));
        }
    }

    @Test
    void saysWhatHappenedByteForByte() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient viewer = cloud.person(OURS, "")) {
            viewer.event();
            LiveEvents live = cloud.streams.liveEvents();
            live.publish(new CaptureStored(capture(cloud.now)));
            live.publish(new ThumbnailReady(capture(cloud.now)));
            live.publish(new PresenceChanged(OURS, new DeviceId("FLOOR1"), true));
            assertThat(viewer.events(3))
                    .isEqualTo("data: {\"event\":\"new_capture\",\"capture_id\":\"r1\",\"device_id\":\"FLOOR1\","
                            + "\"trigger_id\":\"t1\",\"captured_at\":\"2026-03-02T07:59:58Z\"}\n\n"
                            + "data: {\"event\":\"thumbnail_ready\",\"capture_id\":\"r1\",\"device_id\":\"FLOOR1\","
                            + "\"trigger_id\":\"t1\",\"captured_at\":\"2026-03-02T07:59:58Z\"}\n\n"
                            + "data: {\"event\":\"device\",\"device_id\":\"FLOOR1\",\"connected\":true,"
                            + "\"at\":\"2026-03-02T07:59:58Z\"}\n\n");
        }
    }

    @Test
    void closesAViewerWhoTakesTooLittle() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient slow = cloud.person(OURS, "")) {
            slow.event();
            await().until(() -> {
                for (int i = 0; i < 100; i++) {
                    publish(cloud, OURS, "FLOOR1", "t" + "0".repeat(100));
                }
                return cloud.streams.viewerCount() == 0;
            });
            assertThat(slow.ends()).isTrue();
        }
    }

    @Test
    void passesOverWhatItHasNoWordsFor() throws Exception {
        record Unheard(OrganisationId organisation, DeviceId device) implements LiveEvent {}
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient viewer = cloud.person(OURS, "")) {
            viewer.event();
            cloud.streams.liveEvents().publish(new Unheard(OURS, new DeviceId("FLOOR1")));
            publish(cloud, OURS, "FLOOR1", "t1");
            assertThat(viewer.event()).contains("\"trigger_id\":\"t1\"");
        }
    }

    @Test
    void endsWithTheTokenThatItWasOpenedBy() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient viewer = cloud.person(OURS, "")) {
            viewer.event();
            cloud.now = cloud.now.plus(StreamsUnderTest.TOKEN).minusMillis(1);
            publish(cloud, OURS, "FLOOR1", "t1");
            assertThat(viewer.event()).contains("t1");
            cloud.now = cloud.now.plusMillis(1);
            assertThat(viewer.ends()).isTrue();
            await().until(() -> cloud.streams.viewerCount() == 0);
        }
    }

    @Test
    void endsWithItsSessionAndLeavesTheOthersAlone() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient gone = cloud.person(OURS, "")) {
            gone.event();
            UserId removed = cloud.people.keySet().iterator().next();
            try (SseClient other = cloud.person(OURS, "walter", "")) {
                other.event();
                cloud.people.remove(removed);
                assertThat(gone.ends()).isTrue();
                publish(cloud, OURS, "FLOOR1", "t1");
                assertThat(other.event()).contains("t1");
            }
        }
    }

    @Test
    void showsNothingOfADeviceBeyondReachFromTheBeginningOrFromAChangeOn() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient viewer = cloud.person(OURS, "")) {
            viewer.event();
            UserId vera = cloud.people.keySet().iterator().next();
            DeviceGroup north = new DeviceGroup(new DeviceGroupId(new UUID(6, 6)), OURS, "North");
            cloud.groups.add(north);
            cloud.groups.put(OURS, cloud.device("FLOOR1"), north.id());
            publish(cloud, OURS, "FLOOR2", "t1");
            assertThat(viewer.event()).contains("t1");

            cloud.narrowings.narrow(OURS, vera, Set.of(north.id()));

            await().until(() -> {
                publish(cloud, OURS, "FLOOR2", "beyond");
                publish(cloud, OURS, "FLOOR1", "within");
                boolean hidden = viewer.event().contains("within");
                return hidden || viewer.event().isEmpty();
            });
            try (SseClient watching = cloud.person(OURS, "walter", "?device_id=FLOOR2")) {
                watching.event();
                publish(cloud, OURS, "FLOOR2", "t2");
                assertThat(watching.event()).as("somebody else's").contains("t2");
            }
            publish(cloud, OURS, "FLOOR1", "t3");
            assertThat(viewer.event()).contains("t3");
        }
    }

    @Test
    void asksForALogIn() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient nobody = SseClient.open(cloud.port(), "/v1/capture-events/stream")) {
            assertThat(nobody.status()).isEqualTo(401);
            assertThat(nobody.header("Content-Type")).hasValue("application/problem+json");
        }
    }

    private static Capture capture(Instant at) {
        return new Capture(
                new RecordId("r1"),
                OURS,
                new DeviceId("FLOOR1"),
                new TriggerId("t1"),
                "manual",
                at,
                at,
                Sha256.of(new byte[] {1}),
                1,
                640,
                480,
                ThumbnailState.PENDING,
                EvaluationStatus.PENDING,
                null,
                "{}",
                null);
    }

    private static void publish(StreamsUnderTest cloud, OrganisationId organisation, String device, String trigger) {
        cloud.streams
                .liveEvents()
                .publish(new TriggerChanged(
                        organisation, new DeviceId(device), new TriggerId(trigger), TriggerState.EXPIRED, "late"));
    }
}
