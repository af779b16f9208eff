package app.visant.cloud.demo;

import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.DeviceConfig;
import app.visant.contracts.device.v1.TriggerConfig;
import app.visant.contracts.people.v1.AccountingAnswer;
import app.visant.contracts.people.v1.ActivateAnswer;
import app.visant.contracts.people.v1.ActivateRequest;
import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.ConnectedAnswer;
import app.visant.contracts.people.v1.DeviceDetail;
import app.visant.contracts.people.v1.DeviceUpdateRequest;
import app.visant.contracts.people.v1.LoginRequest;
import app.visant.contracts.people.v1.ManufactureAnswer;
import app.visant.contracts.people.v1.ManufactureRequest;
import app.visant.contracts.people.v1.TokenAnswer;
import app.visant.contracts.people.v1.TriggerItem;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cloud's API as the demo uses it. For any number of threads. */
final class CloudClient {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PAGE = 100;

    private final URI base;
    private final LoginRequest login;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final ObjectMapper json = WireJson.mapper();
    private volatile @Nullable String token;

    CloudClient(URI base, String email, String password) {
        this.base = base;
        this.login = new LoginRequest(email, password);
    }

    /** @return whether the cloud answers and can do its work */
    boolean isHealthy() throws InterruptedException {
        try {
            return http.send(request("/health").GET().build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A device that is active, and its token. */
    DemoState.KnownDevice newDevice(String name) throws IOException, InterruptedException {
        String id = post("/v1/admin/devices/manufacture", new ManufactureRequest(1, null), ManufactureAnswer.class)
                .deviceIds()
                .getFirst();
        ActivateAnswer active = post("/v1/devices/activate", new ActivateRequest(id, null, name), ActivateAnswer.class);
        return new DemoState.KnownDevice(id, active.token());
    }

    /** Writes the device's schedule {@code scheduled_interval}. */
    void schedule(String device, boolean enabled, int seconds) throws IOException, InterruptedException {
        DeviceConfig config = DeviceConfig.of(new TriggerConfig(enabled, seconds));
        send("PUT", "/v1/devices/" + device, new DeviceUpdateRequest(null, config));
    }

    DeviceDetail device(String device) throws IOException, InterruptedException {
        return get("/v1/devices/" + device, DeviceDetail.class);
    }

    List<String> connected() throws IOException, InterruptedException {
        return get("/v1/devices/connected", ConnectedAnswer.class).connectedDevices();
    }

    AccountingAnswer accounting(String device) throws IOException, InterruptedException {
        return get("/v1/devices/" + device + "/accounting", AccountingAnswer.class);
    }

    List<TriggerItem> triggers(String device) throws IOException, InterruptedException {
        return all("/v1/devices/" + device + "/triggers?", TriggerItem.class);
    }

    List<CaptureItem> captures(String device) throws IOException, InterruptedException {
        return all("/v1/captures?device_id=" + device + "&", CaptureItem.class);
    }

    /** How many pictures of all devices there are. */
    long captureCount() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send("GET", "/v1/captures?limit=1", null);
        return answer.headers().firstValueAsLong("X-Total-Count").orElse(0);
    }

    /** @return the picture's bytes, or empty if the cloud has none */
    Optional<byte[]> image(String record) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = exchange("GET", "/v1/captures/" + record + "/image", null);
        return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    private <T> List<T> all(String path, Class<T> type) throws IOException, InterruptedException {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            byte[] body = send("GET", path + "limit=" + PAGE + "&offset=" + all.size(), null)
                    .body();
            page = json.readValue(body, json.getTypeFactory().constructCollectionType(List.class, type));
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
        return json.readValue(send("GET", path, null).body(), type);
    }

    private <T> T post(String path, Object body, Class<T> type) throws IOException, InterruptedException {
        return json.readValue(send("POST", path, body).body(), type);
    }

    private HttpResponse<byte[]> send(String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = exchange(method, path, body);
        if (answer.statusCode() == 401) {
            logIn();
            answer = exchange(method, path, body);
        }
        if (answer.statusCode() / 100 != 2) {
            throw refused(method, path, answer);
        }
        return answer;
    }

    private void logIn() throws IOException, InterruptedException {
        token = null;
        HttpResponse<byte[]> answer = exchange("POST", "/v1/auth/login", login);
        if (answer.statusCode() != 200) {
            throw refused("POST", "/v1/auth/login", answer);
        }
        token = json.readValue(answer.body(), TokenAnswer.class).accessToken();
    }

    private HttpResponse<byte[]> exchange(String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        HttpRequest.Builder request = request(path).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        String known = token;
        if (known != null) {
            request.header("Authorization", "Bearer " + known);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
    }

    private static DemoFailed refused(String method, String path, HttpResponse<byte[]> answer) {
        return new DemoFailed("The cloud answers " + answer.statusCode() + " to " + method + " " + path + ": "
                + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
