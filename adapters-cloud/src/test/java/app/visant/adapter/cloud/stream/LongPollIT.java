package app.visant.adapter.cloud.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.CommandEvent;
import app.visant.contracts.device.v1.PollAnswer;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.trigger.TriggerState;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class LongPollIT {
    private static final ObjectMapper JSON = WireJson.mapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private StreamsUnderTest cloud;
    private DeviceId device;

    @BeforeEach
    void start() throws Exception {
        cloud = new StreamsUnderTest();
        device = cloud.device("FLOOR1");
    }

    @AfterEach
    void stop() {
        client.close();
        cloud.close();
    }

    @Test
    void answersAtOnceIfThereIsSomething() throws Exception {
        cloud.issueQuietly(device, "one");
        cloud.issueQuietly(device, "two");
        HttpResponse<String> response = poll("after=0&wait=30").join();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        PollAnswer answer = JSON.readValue(response.body(), PollAnswer.class);
        assertThat(answer.commands()).extracting(CommandEvent::id).containsExactly("one", "two");
        assertThat(answer.next()).isEqualTo(2);
        await().until(() -> cloud.state(device, "two") == TriggerState.SENT);
    }

    @Test
    void givesAllToADeviceThatIsFurtherThanALogWhichWasRestored() throws Exception {
        var parked = poll("after=100&wait=30");
        awaitParked();
        cloud.issue(device, "one");
        PollAnswer answer = JSON.readValue(parked.join().body(), PollAnswer.class);
        assertThat(answer.commands()).extracting(CommandEvent::id).containsExactly("one");
        assertThat(answer.next()).isEqualTo(1);
        cloud.issueQuietly(device, "two");
        PollAnswer atOnce = JSON.readValue(poll("after=100&wait=30").join().body(), PollAnswer.class);
        assertThat(atOnce.commands()).extracting(CommandEvent::id).contains("two");
    }

    @Test
    void answersAsSoonAsThereIsSomething() throws Exception {
        var response = poll("after=0&wait=30");
        awaitParked();
        assertThat(cloud.streams.connectedDevices().isConnected(device)).isTrue();
        cloud.issue(device, "one");
        PollAnswer answer = JSON.readValue(response.join().body(), PollAnswer.class);
        assertThat(answer.commands()).extracting(CommandEvent::seq).containsExactly(1L);
        assertThat(answer.commands().getFirst().triggerType()).isEqualTo("manual");
        await().until(() -> cloud.state(device, "one") == TriggerState.SENT);
        assertThat(cloud.streams.deviceCount()).isZero();
    }

    @Test
    void saysNothingAfterTheWaitThoughTheConnectionWasIdle() {
        HttpResponse<String> response = poll("after=0&wait=2").join();
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void saysNothingAtOnceIfItShallNotWait() {
        assertThat(poll("wait=0").join().statusCode()).isEqualTo(204);
        assertThat(cloud.streams.connectedDevices().isConnected(device)).isTrue();
    }

    @Test
    void takesTheCursorAsReceipt() throws Exception {
        cloud.issueQuietly(device, "one");
        cloud.issueQuietly(device, "two");
        PollAnswer answer = JSON.readValue(poll("after=1&wait=30").join().body(), PollAnswer.class);
        assertThat(answer.commands()).extracting(CommandEvent::seq).containsExactly(2L);
        assertThat(cloud.state(device, "one")).isEqualTo(TriggerState.RECEIVED);
    }

    @Test
    void servesOneConnectionAgainAndAgain() {
        for (int seq = 1; seq <= 20; seq++) {
            var response = poll("wait=30&after=" + (seq - 1));
            awaitParked();
            cloud.issue(device, "command-" + seq);
            assertThat(response.join().body()).contains("\"next\":" + seq + "}");
        }
    }

    @Test
    void endsTheOlderOfTwoPolls() {
        var older = poll("wait=30");
        awaitParked();
        var newer = poll("wait=30");
        assertThat(older.join().statusCode()).isEqualTo(204);
        cloud.issue(device, "one");
        assertThat(newer.join().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=56", "wait=-1", "wait=soon", "after=-1", "after=1.5", "after=9223372036854775808"})
    void refusesWhatItDoesNotUnderstand(String query) throws Exception {
        HttpResponse<String> response = poll(query).join();
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(response.body()).at("/errors/0/field").asText())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    private void awaitParked() {
        await().until(() -> cloud.streams.deviceCount() == 1);
    }

    private CompletableFuture<HttpResponse<String>> poll(String query) {
        URI uri = URI.create("http://localhost:" + cloud.port() + "/v1/device-commands/poll?" + query);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer token-of-FLOOR1")
                .header("X-Device-ID", "FLOOR1")
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }
}
