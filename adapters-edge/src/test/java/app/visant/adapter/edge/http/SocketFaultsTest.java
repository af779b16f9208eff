package app.visant.adapter.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.WireJson;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Said;
import app.visant.domain.edge.link.Way;
import app.visant.domain.edge.outbox.EdgeExamples;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.UploadResult;
import app.visant.domain.kernel.CommandId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketFaultsTest {
    private static final String GREETING =
            "event: connected\ndata: {\"device_id\":\"FLOOR1\",\"server_time\":\"2026-03-02T08:00:00Z\",\"next\":0}\n\n";

    /** Long enough for a busy machine to bring the greeting. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CloudConnection connect(Duration timeout) {
        return new CloudConnection(StubCloudServer.settings(server.url("/").uri(), "FLOOR1", timeout));
    }

    @Test
    void hearsAStreamThatIsSilentForLongerThanItsGreetingMayTake() {
        String body = GREETING + "event: ping\ndata: {\"server_time\":\"2026-03-02T08:00:25Z\"}\n\n";
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(body)
                .throttleBody(GREETING.length(), 2500, TimeUnit.MILLISECONDS)
                .build());
        CloudSettings settings = StubCloudServer.settings(server.url("/").uri(), "FLOOR1", Duration.ofSeconds(20));
        Api api = new Api(settings, new EnvironmentProxies(Map.of()), WireJson.mapper());
        HttpCommandFeed feed =
                new HttpCommandFeed(api, new OkHttpClient(), Duration.ofSeconds(20), Duration.ofSeconds(1));

        FeedEnd end = feed.follow(Way.STREAM_B, 0, event -> {});

        assertThat(end).isNotInstanceOfAny(FeedEnd.Silent.class, FeedEnd.Slow.class, FeedEnd.Mute.class);
    }

    private static OutboxItem item() {
        return new OutboxItem(EdgeExamples.picture(1), EdgeExamples.jpeg(1), 0);
    }

    private static MockResponse page(int status) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "text/html")
                .body("<html>Please log in</html>")
                .build();
    }

    @Test
    void knowsACaptivePortalFromTheCloud() {
        server.enqueue(page(200));
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            assertThat(cloud.feed().follow(Way.STREAM_B, 0, event -> {}))
                    .isInstanceOfSatisfying(
                            FeedEnd.Foreign.class,
                            foreign -> assertThat(foreign.why())
                                    .contains("text/html")
                                    .contains("captive portal"));
        }
    }

    @Test
    void doesNotFollowAPortalsRedirectWithItsToken() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "http://portal.example/login")
                .build());
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            assertThat(cloud.feed().follow(Way.STREAM_B, 0, event -> {}))
                    .isInstanceOfSatisfying(
                            FeedEnd.Foreign.class,
                            foreign -> assertThat(foreign.why()).contains("portal.example"));
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void keepsAPictureThatAPortalTook() {
        server.enqueue(page(200));
        server.enqueue(page(200));
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            assertThat(cloud.upload(() -> {}).upload(item())).isInstanceOf(UploadResult.Unreachable.class);
        }
    }

    @Test
    void aRefusalByAProxysPageIsNotTheCloudsLastWord() {
        server.enqueue(page(400));
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            assertThat(cloud.upload(() -> {}).upload(item())).isInstanceOf(UploadResult.Retryable.class);
        }
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 415, 422})
    void aRefusalByAGatewaysJsonIsNotTheCloudsLastWord(int status) {
        server.enqueue(json(status, "{\"message\":\"Request Too Long\"}"));
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            assertThat(cloud.upload(() -> {}).upload(item())).isInstanceOf(UploadResult.Retryable.class);
        }
    }

    @Test
    void aSizeThatAProxyRefusesMayBecomeAllowedThere() {
        server.enqueue(page(413));
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            assertThat(cloud.upload(() -> {}).upload(item())).isInstanceOf(UploadResult.Retryable.class);
        }
    }

    @Test
    void onlyTheCloudEndsAcknowledgements() {
        Report report =
                new Report(new CommandId("c1"), RunState.DONE, RunOutcome.EXECUTED, null, null, EdgeExamples.NOON);
        List<MockResponse> strangers = List.of(
                json(400, "{\"message\":\"no\"}"),
                json(413, "{}"),
                json(422, "[]"),
                json(200, "{}"),
                json(200, "{\"login\":\"please\"}"),
                new MockResponse.Builder().code(204).build());
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            for (MockResponse stranger : strangers) {
                server.enqueue(stranger);
                assertThat(cloud.line().acknowledge(List.of(report))).isInstanceOf(Said.Unheard.class);
            }
            server.enqueue(json(422, "{\"code\":\"invalid_input\",\"title\":\"Invalid\",\"status\":422}"));
            assertThat(cloud.line().acknowledge(List.of(report))).isInstanceOf(Said.Rejected.class);
        }
    }

    private FeedEnd streamOf(String body, int bytesAtOnce, Duration apart) {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(body)
                .throttleBody(bytesAtOnce, apart.toMillis(), TimeUnit.MILLISECONDS)
                .build());
        try (CloudConnection cloud = connect(PATIENCE)) {
            return cloud.feed().follow(Way.STREAM_B, 0, event -> {});
        }
    }

    @Test
    void aStreamThatOpensAndSaysNothingIsMute() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(GREETING)
                .bodyDelay(60, TimeUnit.SECONDS)
                .build());
        try (CloudConnection cloud = connect(Duration.ofSeconds(1))) {
            assertThat(cloud.feed().follow(Way.STREAM_B, 0, event -> {}))
                    .isEqualTo(new FeedEnd.Mute(Duration.ofSeconds(1)));
        }
    }

    @Test
    void aStreamThatSpokeAndSaysNothingMoreIsSilent() {
        assertThat(streamOf(GREETING + ": ".repeat(2000), GREETING.length(), Duration.ofMinutes(1)))
                .isEqualTo(new FeedEnd.Silent(PATIENCE));
    }

    @Test
    void aStreamThatIsKeptOpenByCommentsAloneIsSlow() {
        assertThat(streamOf(GREETING + ": wait\n".repeat(2000), GREETING.length(), Duration.ofMillis(100)))
                .isEqualTo(new FeedEnd.Slow(PATIENCE));
    }

    @Test
    void aStreamThatTricklesIsSlow() {
        assertThat(streamOf(GREETING, 5, Duration.ofMillis(200))).isEqualTo(new FeedEnd.Slow(PATIENCE));
    }

    @Test
    void aStreamThatBreaksOffIsCut() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(GREETING.repeat(1000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            assertThat(cloud.feed().follow(Way.STREAM_B, 0, event -> {})).isInstanceOf(FeedEnd.Cut.class);
        }
    }

    @Test
    void hangingUpEndsThisStreamAndLetsTheNextOneOpen() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(GREETING + ": ".repeat(2000))
                .throttleBody(GREETING.length(), 1, TimeUnit.MINUTES)
                .build());
        server.enqueue(page(200));
        try (CloudConnection cloud = connect(Duration.ofMinutes(5))) {
            FeedEnd end =
                    cloud.feed().follow(Way.STREAM_B, 0, event -> cloud.feed().hangUp());

            assertThat(end).isInstanceOf(FeedEnd.Cut.class);
            assertThat(cloud.feed().follow(Way.STREAM_B, 0, event -> {})).isInstanceOf(FeedEnd.Foreign.class);
        }
    }

    @Test
    void saysWhenAProxyOfTheEnvironmentIsNotThere() {
        CloudSettings direct = StubCloudServer.settings(server.url("/").uri(), "FLOOR1", Duration.ofSeconds(5));
        CloudSettings byProxy = new CloudSettings(
                direct.apiUrl(),
                direct.device(),
                direct.token(),
                direct.version(),
                direct.streamTimeout(),
                direct.uploadTimeout(),
                Map.of("HTTP_PROXY", "http://user:hush@127.0.0.1:1"));
        try (CloudConnection cloud = new CloudConnection(byProxy)) {
            assertThat(cloud.feed().follow(Way.STREAM_B, 0, event -> {}))
                    .isInstanceOfSatisfying(FeedEnd.Unreached.class, end -> {
                        assertThat(end.step()).isEqualTo(FeedEnd.Step.PROXY);
                        assertThat(end.why()).contains("proxy 127.0.0.1:1").doesNotContain("hush");
                    });
        }
    }

    @Test
    void closingEndsAStreamThatIsBeingRead() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(GREETING + ": ".repeat(2000))
                .throttleBody(200, 60, TimeUnit.SECONDS)
                .build());
        CountDownLatch confirmed = new CountDownLatch(1);
        CloudConnection cloud = connect(Duration.ofMinutes(5));
        CompletableFuture<FeedEnd> end =
                CompletableFuture.supplyAsync(() -> cloud.feed().follow(Way.STREAM_B, 0, event -> {
                    if (event instanceof LinkEvent.Confirmed) {
                        confirmed.countDown();
                    }
                }));
        assertThat(confirmed.await(20, TimeUnit.SECONDS)).isTrue();

        cloud.close();

        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(new FeedEnd.Closed());
    }

    @Test
    void closingEndsAnUploadWhoseAnswerDoesNotCome() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{}")
                .bodyDelay(60, TimeUnit.SECONDS)
                .build());
        CloudConnection cloud = connect(Duration.ofMinutes(5));
        CompletableFuture<UploadResult> result =
                CompletableFuture.supplyAsync(() -> cloud.upload(() -> {}).upload(item()));
        assertThat(server.takeRequest(20, TimeUnit.SECONDS)).isNotNull();

        cloud.close();

        assertThat(result.get(20, TimeUnit.SECONDS)).isInstanceOf(UploadResult.Unreachable.class);
    }

    @Test
    void tellsWhileAnUploadGetsOn() {
        server.enqueue(page(503));
        server.enqueue(page(503));
        byte[] jpeg = new byte[100_000];
        AtomicInteger told = new AtomicInteger();
        try (CloudConnection cloud = connect(Duration.ofSeconds(5))) {
            cloud.upload(told::incrementAndGet).upload(new OutboxItem(EdgeExamples.picture(1), jpeg, 0));
        }

        assertThat(told).hasValueGreaterThan(10);
    }
}
