package app.visant.adapter.cloud.stream;

import static app.visant.adapter.cloud.stream.StreamsUnderTest.OURS;
import static app.visant.adapter.cloud.stream.StreamsUnderTest.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.trigger.TriggerChanged;
import app.visant.domain.trigger.TriggerState;
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
    void asksForALogIn() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest();
                SseClient nobody = SseClient.open(cloud.port(), "/v1/capture-events/stream")) {
            assertThat(nobody.status()).isEqualTo(401);
            assertThat(nobody.header("Content-Type")).hasValue("application/problem+json");
        }
    }

    private static void publish(StreamsUnderTest cloud, OrganisationId organisation, String device, String trigger) {
        cloud.streams
                .liveEvents()
                .publish(new TriggerChanged(
                        organisation, new DeviceId(device), new TriggerId(trigger), TriggerState.EXPIRED, "late"));
    }
}
