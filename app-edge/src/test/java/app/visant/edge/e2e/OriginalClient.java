package app.visant.edge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A device as the first generation built it: reads only lines that begin with {@code data:}, uploads JSON with base64,
 * acknowledges nothing, has no token and remembers nothing.
 */
final class OriginalClient implements AutoCloseable {
    private final OkHttpClient http =
            new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(70)).build();
    private final String cloud;
    private final String device;
    private final byte[] picture;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
    private final Call stream;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    OriginalClient(String cloud, String device, byte[] picture) {
        this.cloud = cloud;
        this.device = device;
        this.picture = picture;
        stream = http.newCall(new Request.Builder()
                .url(cloud + "/v1/devices/" + device + "/commands?device_version=1.4.2")
                .header("Accept", "text/event-stream")
                .build());
        thread = Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (Response answer = stream.execute()) {
            if (answer.code() != 200) {
                throw new IOException("The stream is answered by " + answer.code());
            }
            BufferedSource lines = answer.body().source();
            for (String line = lines.readUtf8Line(); line != null; line = lines.readUtf8Line()) {
                if (line.startsWith("data:")) {
                    act(Api.JSON.readTree(line.substring("data:".length())));
                }
            }
        } catch (IOException e) {
            if (!closed) {
                failure = e;
            }
        }
    }

    private void act(JsonNode message) throws IOException {
        if (message.has("event")) {
            events.add(message.get("event").asText());
        }
        if (message.path("cmd").asText().equals("capture")) {
            commands.add(message.get("trigger_id").asText());
            upload(message.get("trigger_id").asText(), message.get("type").asText());
        }
    }

    private void upload(String trigger, String type) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("device_id", device);
        body.put("trigger_id", trigger);
        body.put("captured_at", Instant.now().toString());
        body.put("image_base64", Base64.getEncoder().encodeToString(picture));
        body.put("trigger_label", type);
        body.put("metadata", Map.of("trigger_type", type));
        Request request = new Request.Builder()
                .url(cloud + "/v1/captures")
                .post(RequestBody.create(Api.JSON.writeValueAsBytes(body), Api.JSON_TYPE))
                .build();
        try (Response answer = http.newCall(request).execute()) {
            if (answer.code() != 201) {
                throw new IOException("The upload is answered by " + answer.code() + " "
                        + answer.body().string());
            }
            answers.add(Api.JSON.readTree(answer.body().bytes()));
        }
    }

    List<String> events() {
        return events;
    }

    List<String> commands() {
        return commands;
    }

    List<JsonNode> answers() {
        return answers;
    }

    /** Throws what went wrong, if anything did. */
    void requireWell() {
        if (failure instanceof IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        stream.cancel();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
