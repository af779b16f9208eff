package app.visant.adapter.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.link.FeedEnd.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpProbeTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CloudAnswer ask() {
        return ask(server.url("/").uri());
    }

    private static CloudAnswer ask(URI url) {
        return ask(url, Duration.ofSeconds(1));
    }

    private static CloudAnswer ask(URI url, Duration patience) {
        try (CloudConnection cloud = new CloudConnection(StubCloudServer.settings(url, "FLOOR1", patience))) {
            return cloud.ask();
        }
    }

    private void enqueue(int status, String type, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", type)
                .setHeader("Date", "Mon, 02 Mar 2026 08:00:00 GMT")
                .body(body)
                .build());
    }

    @Test
    void saysNothingButWhoItIs() throws Exception {
        enqueue(200, "application/json", "{\"accepted\":0,\"unknown\":[]}");

        CloudAnswer answer = ask();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        CloudAnswer.Served.class,
                        served -> assertThat(served.clocks())
                                .isNotNull()
                                .satisfies(clocks ->
                                        assertThat(clocks.server()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"))));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getBody()).isNotNull();
        assertThat(request.getBody().utf8()).isEqualTo("{\"acks\":[]}");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer s3cret");
    }

    @Test
    void takesTheTimeThatTheCloudSaysNotThatOfWhatStandsBetween() {
        enqueue(
                200,
                "application/json",
                "{\"server_time\":\"2026-03-02T09:30:00.123Z\",\"schedules\":[],\"settings\":{}}");
        assertThat(time()).hasValue(Instant.parse("2026-03-02T09:30:00.123Z"));

        enqueue(200, "application/json", "{\"accepted\":0}");
        assertThat(time()).isEmpty();
        enqueue(200, "text/html", "<html>Please log in</html>");
        assertThat(time()).isEmpty();
        enqueue(404, "application/json", "{}");
        assertThat(time()).isEmpty();
    }

    private Optional<Instant> time() {
        try (CloudConnection cloud =
                new CloudConnection(StubCloudServer.settings(server.url("/").uri(), "FLOOR1", Duration.ofSeconds(1)))) {
            return cloud.time();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void knowsARefusalByTheCloud(int status) {
        enqueue(
                status,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"no\",\"status\":%d,\"code\":\"told_so\"}".formatted(status));

        assertThat(ask()).isInstanceOfSatisfying(CloudAnswer.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.why()).contains("told_so");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void knowsAPageFromTheCloud(int status) {
        enqueue(status, "text/html", "<html>Please log in</html>");

        assertThat(ask()).isInstanceOf(CloudAnswer.Foreign.class);
    }

    @Test
    void knowsACloudThatCanNotServe() {
        enqueue(503, "text/html", "<html>Bad day</html>");

        assertThat(ask()).isInstanceOf(CloudAnswer.Failing.class);
    }

    @Test
    void saysHowFarItCame() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .headersDelay(20, java.util.concurrent.TimeUnit.SECONDS)
                .build());
        assertThat(ask())
                .isInstanceOfSatisfying(
                        CloudAnswer.Unreached.class, it -> assertThat(it.step()).isEqualTo(Step.ANSWER));
        try (ServerSocket noTls = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.startVirtualThread(() -> answerPlainly(noTls));
            assertThat(ask(URI.create("https://127.0.0.1:" + noTls.getLocalPort()), Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(
                            CloudAnswer.Unreached.class,
                            it -> assertThat(it.step()).isEqualTo(Step.TLS));
        }
        assertThat(ask(URI.create("http://127.0.0.1:1")))
                .isInstanceOfSatisfying(
                        CloudAnswer.Unreached.class, it -> assertThat(it.step()).isEqualTo(Step.CONNECTION));
        assertThat(ask(URI.create("http://cloud.invalid")))
                .isInstanceOfSatisfying(
                        CloudAnswer.Unreached.class, it -> assertThat(it.step()).isEqualTo(Step.NAME));
    }

    /** Whatever bytes the handshake begins with, the answer to it is no TLS. */
    private static void answerPlainly(ServerSocket server) {
        try (Socket peer = server.accept()) {
            peer.getInputStream().read();
            peer.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
