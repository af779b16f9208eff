package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class FaultyProxyTest {
    private static final String EVENTS = "id: 1\n\nid: 2\n\nid: 3\n\nid: 4\n\nid: 5\n\nid: 6\n\n";

    private final OkHttpClient edge = new OkHttpClient.Builder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .readTimeout(Duration.ofSeconds(20))
            .build();
    private final CountDownLatch more = new CountDownLatch(1);
    private HttpServer cloud;
    private FaultyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloud.createContext("/echo", this::echo);
        cloud.createContext("/stream", this::stream);
        cloud.createContext("/nothing", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        cloud.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        cloud.start();
        proxy = new FaultyProxy("http://127.0.0.1:" + cloud.getAddress().getPort(), 7);
    }

    @AfterEach
    void stop() {
        more.countDown();
        proxy.close();
        cloud.stop(0);
    }

    private void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Two halves: the second when it is time. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        byte[] bytes = EVENTS.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            if (exchange.getRequestURI().getQuery() != null) {
                more.await();
            }
            out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Response call(String path) throws IOException {
        return edge.newCall(new Request.Builder().url(proxy.address() + path).build())
                .execute();
    }

    private String get(String path) throws IOException {
        try (Response answer = call(path)) {
            return answer.body().string();
        }
    }

    @Test
    void passesEverythingOn() throws Exception {
        byte[] sent = new byte[100_000];
        Arrays.fill(sent, (byte) 42);
        Request request = new Request.Builder()
                .url(proxy.address() + "/echo")
                .post(RequestBody.create(sent))
                .build();
        try (Response answer = edge.newCall(request).execute()) {
            assertThat(answer.body().bytes()).isEqualTo(sent);
        }
        assertThat(get("/stream")).isEqualTo(EVENTS);
        assertThat(get("/nothing")).isEmpty();
        assertThat(proxy.requests("stream")).containsExactly("GET /stream HTTP/1.1");
    }

    @Test
    void cutsAStreamUnderWay() {
        proxy.on("/stream", new Fault.Cut(10, false));
        assertThatThrownBy(() -> get("/stream")).isInstanceOf(IOException.class);
        proxy.on("/stream", new Fault.Cut(10, true));
        assertThatThrownBy(() -> get("/stream")).isInstanceOf(IOException.class);
    }

    @Test
    void mutesAndLetsHearAgain() throws Exception {
        proxy.on(Fault.mute());
        CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> {
            try {
                return get("/stream");
            } catch (IOException e) {
                return e.toString();
            }
        });
        await().until(() -> !proxy.requests("stream").isEmpty());
        assertThat(heard).isNotDone();
        proxy.heal();

        assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo(EVENTS);
    }

    @Test
    void holdsBackUntilThereIsEnough() throws Exception {
        proxy.on(new Fault.Buffer(EVENTS.length(), Duration.ofMinutes(10)));
        try (Response answer = call("/stream?held")) {
            InputStream body = answer.body().byteStream();
            assertThat(body.available()).isZero();
            more.countDown();
            assertThat(body.readAllBytes()).hasSize(EVENTS.length());
        }
    }

    @Test
    void delaysAndTrickles() throws Exception {
        proxy.on(new Fault.Delay(Duration.ofMillis(50)));
        assertThat(get("/stream")).isEqualTo(EVENTS);
        proxy.on(new Fault.Throttle(500));
        assertThat(get("/stream")).isEqualTo(EVENTS);
    }

    @Test
    void doublesAndSwapsEventsWhole() throws Exception {
        proxy.on(new Fault.Shuffle(0.5, 0.5));
        String shuffled = get("/stream");

        assertThat(shuffled).isNotEqualTo(EVENTS).hasSizeGreaterThan(EVENTS.length());
        assertThat(shuffled.split("\n\n")).contains(EVENTS.split("\n\n"));
    }

    @Test
    void answersInTheCloudsPlace() throws Exception {
        proxy.on(Fault.busy(503, Duration.ofSeconds(9))).on("/echo", Fault.portal());
        try (Response answer = call("/stream")) {
            assertThat(answer.code()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("9");
        }
        assertThat(get("/echo")).contains("log in");
    }

    @RepeatedTest(20)
    void refusesAndAcceptsAgain() throws Exception {
        proxy.refuse();
        assertThatThrownBy(() -> get("/stream")).isInstanceOf(ConnectException.class);
        proxy.accept();

        assertThat(get("/stream")).isEqualTo(EVENTS);
    }
}
