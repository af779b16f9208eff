package app.visant.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cloud that sends what it is told to, again on every connection (as if it had never heard of a cursor), and takes
 * pictures as it is told to.
 */
public final class FakeCloud implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What streams say; also the lock under which they wait for more of it. */
    private final List<String> commands = new ArrayList<>();

    private final CountDownLatch uploading = new CountDownLatch(1);
    private volatile CountDownLatch released = new CountDownLatch(0);
    private volatile boolean brokenStreams;
    private volatile boolean muteUploads;

    public final AtomicInteger connections = new AtomicInteger();
    public final List<String> pictures = new CopyOnWriteArrayList<>();
    public final List<String> acknowledgements = new CopyOnWriteArrayList<>();

    /** When the stored pictures were taken, as the edge says, by their triggers; there before the picture is. */
    final Map<String, Instant> capturedAt = new ConcurrentHashMap<>();

    /** Status codes for the next uploads; after them all are stored. */
    final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();

    public FakeCloud() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/device-commands/stream", this::stream);
        server.createContext("/v1/device-commands/poll", exchange -> answer(exchange, 204, ""));
        server.createContext("/v1/device-commands/ack", this::acknowledge);
        server.createContext("/v1/device-commands/heartbeat", this::heartbeat);
        server.createContext("/v1/device-commands/config", this::config);
        server.createContext("/v1/captures", this::capture);
        server.createContext("/v1/captures/previews", exchange -> answer(exchange, 404, ""));
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Streams are refused as by a proxy that can't reach the cloud; polls are answered, by nothing. */
    public void breakStreams() {
        brokenStreams = true;
    }

    /** Uploads are read and never answered. */
    public void muteUploads() {
        muteUploads = true;
    }

    /** Uploads are read, and answered when they are released. */
    public void holdUploads() {
        released = new CountDownLatch(1);
    }

    public void releaseUploads() {
        released.countDown();
    }

    /** Returns when an upload that is mute or held waits for its answer. */
    public boolean awaitUploading(Duration patience) throws InterruptedException {
        return uploading.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Twice on each connection. */
    public void command(int number, String type) {
        command(number, type, type);
    }

    /** A picture for such a trigger; twice on each connection. */
    public void capture(int number, String triggerType) {
        command(number, "capture", triggerType);
    }

    private void command(int number, String type, String triggerType) {
        Instant now = Instant.now();
        String event = """
                event: command
                id: %1$d
                data: {"id":"c%1$d","seq":%1$d,"type":"%2$s","trigger_id":"t%1$d","trigger_label":"hourly-check","trigger_type":"%3$s","issued_at":"%4$s","expires_at":"%5$s"}

                """.formatted(number, type, triggerType, now, now.plusSeconds(600));
        say(event + event);
    }

    /** As it is, on each connection. */
    public void say(String event) {
        synchronized (commands) {
            commands.add(event);
            commands.notifyAll();
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        connections.incrementAndGet();
        if (brokenStreams) {
            answer(exchange, 502, "");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            write(
                    out,
                    "event: connected\ndata: {\"device_id\":\"FLOOR1\",\"server_time\":\"" + Instant.now()
                            + "\",\"next\":0}\n\n");
            for (int sent = 0; ; sent++) {
                write(out, said(sent));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what is said; there is nothing else in a stream, not even a comment. */
    private String said(int number) throws InterruptedException {
        synchronized (commands) {
            while (number >= commands.size()) {
                commands.wait();
            }
            return commands.get(number);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void acknowledge(HttpExchange exchange) throws IOException {
        acknowledgements.add(body(exchange));
        answer(exchange, 200, "{\"accepted\":1,\"unknown\":[]}");
    }

    private void heartbeat(HttpExchange exchange) throws IOException {
        body(exchange);
        answer(
                exchange,
                200,
                "{\"server_time\":\"%s\",\"drain\":{\"max_per_s\":5},\"next_heartbeat_s\":60}"
                        .formatted(Instant.now()));
    }

    private void config(HttpExchange exchange) {
        answer(
                exchange,
                200,
                "{\"server_time\":\"%s\",\"schedules\":[],\"settings\":{\"heartbeat_seconds\":60,\"version\":0}}"
                        .formatted(Instant.now()));
    }

    private void capture(HttpExchange exchange) throws IOException {
        String body = body(exchange);
        awaitRelease();
        if (muteUploads) {
            uploading.countDown();
            return;
        }
        Integer refusal = refusals.poll();
        if (refusal != null) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            answer(
                    exchange,
                    refusal,
                    "{\"type\":\"about:blank\",\"title\":\"no\",\"status\":%d,\"code\":\"told_so\"}"
                            .formatted(refusal));
            return;
        }
        String record = part(body, "record_id");
        String trigger = part(body, "trigger_id");
        capturedAt.put(trigger, Instant.parse(part(body, "captured_at")));
        pictures.add(trigger);
        Instant now = Instant.now();
        String receipt = """
                {"record_id":"%1$s","status":"uploaded","message":"ok","evaluation_status":"pending","device_id":"FLOOR1",\
                "captured_at":"%2$s","ingested_at":"%2$s","image_stored":true,"thumbnail_stored":false,\
                "receipt":{"sha256":"%3$s","stored_at":"%2$s"}}""".formatted(record, now, part(body, "sha256"));
        answer(exchange, 201, receipt);
    }

    private void awaitRelease() throws IOException {
        CountDownLatch hold = released;
        if (hold.getCount() > 0) {
            uploading.countDown();
        }
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("closed meanwhile", e);
        }
    }

    private static String part(String body, String name) {
        Matcher matcher = Pattern.compile("name=\"" + name + "\"\r\n(?:[^\r]+\r\n)*\r\n([^\r]*)\r\n")
                .matcher(body);
        return Optional.of(matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElse("");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static void answer(HttpExchange exchange, int status, String json) {
        try (exchange) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
