package app.visant.adapter.cloud.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.domain.device.PresenceChanged;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Rate;
import app.visant.domain.trigger.InMemoryDispatchFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StreamLimitsIT {
    private static final String LIVE = "/v1/capture-events/stream";

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void stop() {
        client.close();
    }

    private StreamsUnderTest cloud(Limit limit, Rate rate) throws Exception {
        return new StreamsUnderTest(
                StreamsUnderTest.SETTINGS, new InMemoryDispatchFixture(), new Limits(Map.of(limit, rate), nanos::get));
    }

    @Test
    void makesADeviceThatPollsWithoutEndWaitAndNoOther() throws Exception {
        try (StreamsUnderTest cloud = cloud(Limit.STREAMS_OF_DEVICE, Rate.perMinute(20))) {
            DeviceId noisy = cloud.device("NOISY");
            DeviceId quiet = cloud.device("QUIET");
            for (int i = 0; i < 20; i++) {
                assertThat(poll(cloud, noisy).statusCode()).isEqualTo(204);
            }

            HttpResponse<String> refused = poll(cloud, noisy);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("3");
            assertThat(refused.body()).contains("too_many_requests", "streams and polls of this device");
            assertThat(poll(cloud, quiet).statusCode()).isEqualTo(204);
            nanos.addAndGet(3_000_000_000L);
            assertThat(poll(cloud, noisy).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void countsWhatComesFromAnAddressBeforeItProvesItself() throws Exception {
        try (StreamsUnderTest cloud = cloud(Limit.STREAMS_OF_ADDRESS, Rate.perMinute(3))) {
            for (int i = 0; i < 3; i++) {
                assertThat(poll(cloud, new DeviceId("NOBODY")).statusCode()).isEqualTo(404);
            }

            assertThat(poll(cloud, new DeviceId("NOBODY")).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void makesSomebodyWaitWhoOpensStreamsWithoutEnd() throws Exception {
        try (StreamsUnderTest cloud = cloud(Limit.STREAMS_OF_CALLER, Rate.perMinute(2))) {
            for (int i = 0; i < 2; i++) {
                try (SseClient watching = cloud.person(StreamsUnderTest.OURS, "")) {
                    assertThat(watching.status()).isEqualTo(200);
                }
            }

            assertThat(live(cloud, StreamsUnderTest.OURS.toString()).statusCode())
                    .isEqualTo(429);
            try (SseClient other = cloud.person(StreamsUnderTest.THEIRS, "")) {
                assertThat(other.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void keepsOnlySoManyStreamsOfOneOpen() throws Exception {
        try (StreamsUnderTest cloud = new StreamsUnderTest()) {
            List<SseClient> open = new ArrayList<>();
            for (int i = 0; i < LiveStreams.MOST_OF_ONE; i++) {
                open.add(cloud.person(StreamsUnderTest.OURS, ""));
            }
            await().until(() -> cloud.streams.viewerCount() == LiveStreams.MOST_OF_ONE);

            HttpResponse<String> refused = live(cloud, StreamsUnderTest.OURS.toString());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            open.removeFirst().reset();
            await().until(() -> {
                cloud.streams.liveEvents().publish(new PresenceChanged(StreamsUnderTest.OURS, new DeviceId("D"), true));
                return cloud.streams.viewerCount() < LiveStreams.MOST_OF_ONE;
            });
            try (SseClient again = cloud.person(StreamsUnderTest.OURS, "")) {
                assertThat(again.status()).isEqualTo(200);
            }
            for (SseClient each : open) {
                each.close();
            }
        }
    }

    private HttpResponse<String> poll(StreamsUnderTest cloud, DeviceId device) throws Exception {
        return client.send(
                request(cloud, "/v1/device-commands/poll?wait=0")
                        .header("Authorization", "Bearer token-of-" + device)
                        .header("X-Device-ID", device.value())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> live(StreamsUnderTest cloud, String organisation) throws Exception {
        return client.send(
                request(cloud, LIVE).header("X-Person-Of", organisation).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(StreamsUnderTest cloud, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + cloud.port() + path));
    }
}
