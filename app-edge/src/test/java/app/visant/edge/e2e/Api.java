package app.visant.edge.e2e;

import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.DeviceConfig;
import app.visant.contracts.people.v1.AccountingAnswer;
import app.visant.contracts.people.v1.ActivateAnswer;
import app.visant.contracts.people.v1.ActivateRequest;
import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.CapturePreviewItem;
import app.visant.contracts.people.v1.ConnectedAnswer;
import app.visant.contracts.people.v1.DeviceHealthAnswer;
import app.visant.contracts.people.v1.DeviceUpdateRequest;
import app.visant.contracts.people.v1.LedgerAnswer;
import app.visant.contracts.people.v1.LoginRequest;
import app.visant.contracts.people.v1.ManufactureAnswer;
import app.visant.contracts.people.v1.ManufactureRequest;
import app.visant.contracts.people.v1.RotateTokenRequest;
import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.contracts.people.v1.ScheduleRequest;
import app.visant.contracts.people.v1.TokenAnswer;
import app.visant.contracts.people.v1.TriggerAnswer;
import app.visant.contracts.people.v1.TriggerItem;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The cloud's API as a person's program uses it. */
public final class Api {
    static final ObjectMapper JSON = WireJson.mapper();
    static final MediaType JSON_TYPE = MediaType.get("application/json");
    /** Less than an access token lives. */
    private static final long TOKEN_NANOS = Duration.ofMinutes(10).toNanos();

    private static final int PAGE = 100;

    private final OkHttpClient http = new OkHttpClient.Builder()
            .retryOnConnectionFailure(true)
            .callTimeout(Duration.ofSeconds(20))
            .build();
    private final String base;
    private final LoginRequest login;
    private @Nullable String token;
    private long loggedInAt;

    Api(String base, String email, String password) {
        this.base = base;
        this.login = new LoginRequest(email, password);
    }

    /** A device with the secret that it proves itself by. */
    public record Device(String id, String token) {}

    boolean isHealthy() {
        try (Response answer = http.newCall(
                        new Request.Builder().url(base + "/health").build())
                .execute()) {
            return answer.code() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public Device newDevice() {
        ActivateAnswer activated = activateNew();
        return new Device(activated.deviceId(), activated.token());
    }

    /** A device that was never there before, with its QR code. */
    ActivateAnswer activateNew() {
        String id = post("/v1/admin/devices/manufacture", new ManufactureRequest(1, null), ManufactureAnswer.class)
                .deviceIds()
                .getFirst();
        return post("/v1/devices/activate", new ActivateRequest(id, null, "Camera " + id), ActivateAnswer.class);
    }

    void deactivate(Device device) {
        call("DELETE", "/v1/devices/" + device.id(), null);
    }

    /** Ends the device's token at once. */
    void replaceToken(String device) {
        post("/v1/devices/" + device + "/rotate-token", new RotateTokenRequest(true), ActivateAnswer.class);
    }

    /** @return the trigger's id */
    public String trigger(Device device) {
        return post("/v1/devices/" + device.id() + "/trigger", null, TriggerAnswer.class)
                .triggerId();
    }

    /** A picture each second. */
    ScheduleAnswer scheduleEachSecond(Device device, String label, @Nullable Long expiresAfterSeconds) {
        ScheduleRequest request = new ScheduleRequest(
                device.id(), label, null, 1L, null, "UTC", List.of(), "all", expiresAfterSeconds, true);
        return newSchedule(request);
    }

    public ScheduleAnswer newSchedule(ScheduleRequest request) {
        return post("/v1/scheduled-triggers", request, ScheduleAnswer.class);
    }

    public ScheduleAnswer edit(ScheduleAnswer schedule, ScheduleRequest change) {
        return read(call("PUT", "/v1/scheduled-triggers/" + schedule.id(), change), ScheduleAnswer.class);
    }

    /** What is wished of the device; parts that are null stay as they are. */
    void wish(Device device, DeviceConfig config) {
        call("PUT", "/v1/devices/" + device.id(), new DeviceUpdateRequest(null, config));
    }

    public void delete(ScheduleAnswer schedule) {
        call("DELETE", "/v1/scheduled-triggers/" + schedule.id(), null);
    }

    public void switchOff(ScheduleAnswer schedule) {
        ScheduleRequest request = new ScheduleRequest(null, null, null, null, null, null, null, null, null, false);
        edit(schedule, request);
    }

    public AccountingAnswer accounting(Device device) {
        return read(call("GET", "/v1/devices/" + device.id() + "/accounting", null), AccountingAnswer.class);
    }

    /** The device's own account beside the cloud's. */
    public LedgerAnswer ledger(Device device) {
        return read(call("GET", "/v1/devices/" + device.id() + "/ledger", null), LedgerAnswer.class);
    }

    public List<TriggerItem> triggers(Device device) {
        return all("/v1/devices/" + device.id() + "/triggers?", TriggerItem.class);
    }

    public TriggerItem trigger(Device device, String id) {
        return triggers(device).stream()
                .filter(each -> each.triggerId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no trigger " + id));
    }

    public List<CaptureItem> captures(Device device) {
        return all("/v1/captures?device_id=" + device.id() + "&", CaptureItem.class);
    }

    /** Of pictures that still wait on the device. */
    List<CapturePreviewItem> previews(Device device) {
        return all("/v1/captures/previews?device_id=" + device.id() + "&", CapturePreviewItem.class);
    }

    /** How many pictures of the device there are. */
    public long captureCount(Device device) {
        return answer("GET", "/v1/captures?limit=1&device_id=" + device.id(), null)
                .total();
    }

    public byte[] image(String record) {
        return call("GET", "/v1/captures/" + record + "/image", null);
    }

    public DeviceHealthAnswer health(Device device) {
        return read(call("GET", "/v1/devices/" + device.id() + "/health", null), DeviceHealthAnswer.class);
    }

    public boolean isConnected(Device device) {
        return read(call("GET", "/v1/devices/connected", null), ConnectedAnswer.class)
                .connectedDevices()
                .contains(device.id());
    }

    private <T> List<T> all(String path, Class<T> type) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            byte[] body = call("GET", path + "limit=" + PAGE + "&offset=" + all.size(), null);
            try {
                page = JSON.readValue(body, JSON.getTypeFactory().constructCollectionType(List.class, type));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private <T> T post(String path, @Nullable Object body, Class<T> type) {
        return read(call("POST", path, body), type);
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] call(String method, String path, @Nullable Object body) {
        return answer(method, path, body).body().toByteArray();
    }

    private Answer answer(String method, String path, @Nullable Object body) {
        if (token == null || System.nanoTime() - loggedInAt > TOKEN_NANOS) {
            token = null;
            loggedInAt = System.nanoTime();
            token = read(exchange("POST", "/v1/auth/login", login).body().toByteArray(), TokenAnswer.class)
                    .accessToken();
        }
        return exchange(method, path, body);
    }

    /** @param total length of the whole list; 0 for what is none */
    private record Answer(ByteString body, long total) {}

    private Answer exchange(String method, String path, @Nullable Object body) {
        Request.Builder request = new Request.Builder().url(base + path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (Response answer =
                http.newCall(request.method(method, body(method, body)).build()).execute()) {
            ByteString bytes = answer.body().byteString();
            if (!answer.isSuccessful()) {
                throw new AssertionError(method + " " + path + " is answered by " + answer.code() + " " + bytes.utf8());
            }
            return new Answer(bytes, Long.parseLong(answer.header("X-Total-Count", "0")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable RequestBody body(String method, @Nullable Object body) throws IOException {
        if (method.equals("GET")) {
            return null;
        }
        return body == null
                ? RequestBody.create(new byte[0], null)
                : RequestBody.create(JSON.writeValueAsBytes(body), JSON_TYPE);
    }
}
