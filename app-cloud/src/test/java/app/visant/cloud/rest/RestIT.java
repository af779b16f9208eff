package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.security.Argon2idPasswordHashing;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestIT {
    private static final byte[] PICTURE = picture("jpg", 64, 48);
    private static final byte[] OTHER_PICTURE = picture("jpg", 32, 48);

    private final ObjectMapper json = new ObjectMapper();
    private RunningCloud cloud;
    private String owner;
    private String device;
    private String deviceToken;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        owner = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        device = manufacture();
        deviceToken = activate(device).text("token");
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void storesAPictureOnceByMultipart() throws Exception {
        byte[] body = Multipart.of(device, "once-multipart").body(PICTURE);

        Answer first = upload(body);
        Answer again = upload(body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("receipt")).isEqualTo(first.body().path("receipt"));
        assertThat(first.text("record_id")).isEqualTo("once-multipart");
        assertThat(rowsOf("once-multipart")).isOne();
    }

    @Test
    void storesAPictureOnceByJsonWithoutARecordId() throws Exception {
        String body = """
                {"device_id":"%s","trigger_id":"t-1","captured_at":"2026-03-01T10:00:00Z","trigger_label":"scheduled",
                 "image_base64":"%s","metadata":{"source":"usb"}}
                """.formatted(device, Base64.getEncoder().encodeToString(PICTURE));

        Answer first = cloud.json("POST", "/v1/captures", deviceToken, body);
        Answer again = cloud.json("POST", "/v1/captures", deviceToken, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("record_id")).isEqualTo(first.text("record_id"));
        assertThat(rowsOf(first.text("record_id"))).isOne();
    }

    @Test
    void answersAPictureUnchangedToWhoHasIt() throws Exception {
        upload(Multipart.of(device, "conditional").body(PICTURE));

        Answer full = cloud.get("/v1/captures/conditional/image", owner);
        Answer unchanged = cloud.send(RunningCloud.authorized(
                cloud.request("/v1/captures/conditional/image").header("If-None-Match", full.header("ETag")), owner));

        assertThat(full.response().body()).isEqualTo(PICTURE);
        assertThat(full.header("Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
        assertThat(full.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(full.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.response().body()).isEmpty();
    }

    @Test
    void refusesBadUploadsAndStoresNothing() throws Exception {
        long before = rows();
        byte[] cut = Arrays.copyOf(PICTURE, PICTURE.length / 2);

        assertProblem(upload(Multipart.of("NOBODY", "bad").body(PICTURE)), 404, "device_not_found");
        assertProblem(upload(Multipart.of(manufacture(), "bad").body(PICTURE)), 403, "device_not_active");
        assertProblem(upload(Multipart.of(device, "bad").body(cut)), 415, "damaged");
        assertProblem(upload(Multipart.of(device, "bad").body(picture("png", 8, 8))), 415, "not_a_jpeg");
        assertProblem(upload(Multipart.of(device, "bad").body(new byte[50_000_000])), 413, "body_too_large");
        assertProblem(upload(Multipart.of(device, "bad").body(huge())), 413, "too_many_pixels");
        assertProblem(upload(Multipart.of(device, "bad").body()), 422, "invalid_input");
        assertProblem(upload("nothing at all".getBytes(StandardCharsets.UTF_8)), 422, "invalid_input");
        for (String part : new String[] {"device_id", "record_id", "captured_at", "trigger_label"}) {
            Answer answer = upload(Multipart.of(device, "bad").without(part).body(PICTURE));
            assertProblem(answer, 422, "invalid_input");
            assertThat(answer.body().path("errors").findValuesAsText("field")).contains(part);
        }
        assertProblem(upload(Multipart.of(device, "../../x").body(PICTURE)), 422, "invalid_input");
        assertProblem(upload(Multipart.of("../x", "bad").body(PICTURE)), 422, "invalid_input");
        assertProblem(
                upload(Multipart.of(device, "bad").with("trigger_id", "a/b").body(PICTURE)), 422, "invalid_input");
        assertProblem(
                upload(Multipart.of(device, "bad")
                        .with("captured_at", "2999-01-01T00:00:00Z")
                        .body(PICTURE)),
                422,
                "clock");
        assertProblem(
                upload(Multipart.of(device, "bad")
                        .with("captured_at", "+1000000-01-01T00:00:00Z")
                        .body(PICTURE)),
                422,
                "invalid_input");
        assertProblem(
                upload(Multipart.of(device, "bad")
                        .with("sha256", "0".repeat(64))
                        .body(PICTURE)),
                422,
                "hash_differs");
        assertProblem(
                upload(Multipart.of(device, "bad")
                        .with("metadata", "{\"a\":\"\\u0000\"}")
                        .body(PICTURE)),
                422,
                "invalid_input");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void showsByWhatClockAPictureIsDated() throws Exception {
        String clock = """
                {"boot_id":"b1","monotonic_ms":5000,"wall_time":"2026-02-15T10:00:00Z","offset_ms":1209600000,"error_ms":45}""";
        upload(Multipart.of(device, "dated").with("clock", clock).body(PICTURE));

        assertThat(cloud.get("/v1/captures/dated", owner).body().path("clock")).isEqualTo(json.readTree(clock));
        assertProblem(
                upload(Multipart.of(device, "bad")
                        .with("clock", "{\"boot_id\":3}")
                        .body(PICTURE)),
                422,
                "invalid_input");
        assertProblem(
                upload(Multipart.of(device, "bad")
                        .with("clock", clock.replace("45", "-1"))
                        .body(PICTURE)),
                422,
                "invalid_input");
    }

    @Test
    void datesByArrivalAPictureWhoseDeviceDoesNotKnowTheTime() throws Exception {
        String clock = """
                {"boot_id":"b1","monotonic_ms":5000,"wall_time":"2999-01-01T00:00:00Z"}""";
        Answer stored = upload(Multipart.of(device, "undated")
                .with("captured_at", "2999-01-01T00:00:00Z")
                .with("clock", clock)
                .body(PICTURE));

        assertThat(stored.status()).isEqualTo(201);
        JsonNode item = cloud.get("/v1/captures/undated", owner).body();
        assertThat(item.path("captured_at")).isEqualTo(item.path("ingested_at"));
        assertThat(item.path("clock")).isEqualTo(json.readTree(clock));
    }

    @Test
    void refusesOtherBytesUnderTheSameRecordId() throws Exception {
        upload(Multipart.of(device, "taken").body(PICTURE));

        assertProblem(upload(Multipart.of(device, "taken").body(OTHER_PICTURE)), 409, "other_bytes_under_same_record");
        assertThat(cloud.get("/v1/captures/taken/image", owner).response().body())
                .isEqualTo(PICTURE);
    }

    @Test
    void refusesBadJsonUploads() throws Exception {
        String broken = """
                {"device_id":"%s","captured_at":"2026-03-01T10:00:00Z","trigger_label":"x","image_base64":"%%%%"}""".formatted(device);
        assertProblem(cloud.json("POST", "/v1/captures", deviceToken, broken), 422, "invalid_input");
        assertProblem(cloud.json("POST", "/v1/captures", deviceToken, "{\"device_id\":"), 400, "invalid_json");
        assertProblem(cloud.json("POST", "/v1/captures", deviceToken, "[]"), 422, "invalid_input");
        assertProblem(cloud.json("POST", "/v1/captures", deviceToken, "null"), 422, "invalid_input");
        assertProblem(
                cloud.send(cloud.request("/v1/captures")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x"))),
                415,
                "unsupported_media_type");
    }

    @Test
    void refusesDevicesThatDoNotProveThemselves() throws Exception {
        byte[] body = Multipart.of(device, "unproved").body(PICTURE);

        assertProblem(upload(body, null), 401, "device_token_refused");
        assertProblem(upload(body, "wrong"), 401, "device_token_refused");
        assertProblem(
                cloud.json("POST", "/v1/device-commands/ack", deviceToken, "{\"acks\":[]}"), 422, "invalid_input");
        assertThat(rowsOf("unproved")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cron_expression\":\"99 * * * *\"}",
                "{\"cron_expression\":\"* * * * *\",\"zone\":\"Mars/Olympus\"}",
                "{\"interval_seconds\":0}",
                "{\"interval_seconds\":99999999999999999999}",
                "{\"interval_seconds\":5,\"cron_expression\":\"* * * * *\"}",
                "{\"interval_seconds\":5,\"windows\":[{\"days\":[\"someday\"],\"from\":\"08:00\",\"to\":\"09:00\"}]}",
                "{\"interval_seconds\":5,\"windows\":[{\"days\":[null],\"from\":\"08:00\",\"to\":\"09:00\"}]}",
                "{\"interval_seconds\":5,\"windows\":[null]}",
                "{\"interval_seconds\":5,\"windows\":[{\"days\":[],\"from\":\"25:00\",\"to\":\"09:00\"}]}",
                "{\"interval_seconds\":5,\"anchor\":\"+999999999-01-01T00:00:00Z\"}",
                "{\"interval_seconds\":5,\"count\":1000}",
                "{}"
            })
    void refusesBadSchedules(String body) throws Exception {
        assertProblem(cloud.json("POST", "/v1/scheduled-triggers/preview", owner, body), 422, "invalid_input");
        if (!body.contains("count")) {
            String created = body.replaceFirst("\\{", "{\"device_id\":\"" + device + "\",\"trigger_label\":\"x\"")
                    .replace("\"x\"\"", "\"x\",\"");
            assertProblem(cloud.json("POST", "/v1/scheduled-triggers", owner, created), 422, "invalid_input");
        }
    }

    @Test
    void keepsADevicesIntervalInItsSchedule() throws Exception {
        String id = manufacture();
        activate(id);
        cloud.json("PUT", "/v1/devices/" + id, owner, """
                {"friendly_name":"Gate","config":{"trigger":{"enabled":true,"interval_seconds":30}}}""");

        JsonNode detail = cloud.get("/v1/devices/" + id, owner).body();
        JsonNode schedules =
                cloud.get("/v1/scheduled-triggers/device/" + id, owner).body();

        assertThat(detail.path("friendly_name").asText()).isEqualTo("Gate");
        assertThat(detail.at("/config/trigger/interval_seconds").asInt()).isEqualTo(30);
        assertThat(schedules.at("/0/trigger_label").asText()).isEqualTo("scheduled_interval");
        Answer deleted = cloud.send(RunningCloud.authorized(
                cloud.request("/v1/scheduled-triggers/" + schedules.at("/0/id").asText())
                        .DELETE(),
                owner));
        assertThat(deleted.status()).isEqualTo(204);
    }

    @Test
    void endsWhatADeactivatedDeviceWasStillToDo() throws Exception {
        String id = manufacture();
        activate(id);
        cloud.json("POST", "/v1/devices/" + id + "/trigger", owner, "");

        Answer retired = cloud.send(
                RunningCloud.authorized(cloud.request("/v1/devices/" + id).DELETE(), owner));

        assertThat(retired.text("status")).isEqualTo("deactivated");
        JsonNode sum = cloud.get("/v1/devices/" + id + "/accounting", owner).body();
        assertThat(sum.path("failed").asInt()).isOne();
        assertThat(sum.path("open").asInt()).isZero();
    }

    @Test
    void hidesAnotherOrganisationsThings() throws Exception {
        upload(Multipart.of(device, "secret").body(PICTURE));
        String stranger = person("OWNER", true);

        for (String path : new String[] {
            "/v1/devices/" + device,
            "/v1/devices/" + device + "/triggers",
            "/v1/devices/" + device + "/accounting",
            "/v1/devices/" + device + "/ledger",
            "/v1/devices/" + device + "/health",
            "/v1/scheduled-triggers/device/" + device,
            "/v1/captures/secret",
            "/v1/captures/secret/image",
            "/v1/captures/secret/thumbnail"
        }) {
            assertThat(cloud.get(path, stranger).status()).as(path).isEqualTo(404);
        }
        assertThat(cloud.json("POST", "/v1/devices/" + device + "/trigger", stranger, "")
                        .status())
                .isEqualTo(404);
        assertThat(cloud.get("/v1/captures", stranger).body()).isEmpty();
        assertThat(cloud.get("/v1/devices", stranger).body()).isEmpty();
    }

    @Test
    void letsARoleDoOnlyWhatItMay() throws Exception {
        String viewer = person("VIEWER", false);
        String operator = person("OPERATOR", false);

        assertThat(cloud.get("/v1/devices", viewer).status()).isEqualTo(200);
        assertProblem(cloud.json("POST", "/v1/devices/" + device + "/trigger", viewer, ""), 403, "not_allowed");
        assertThat(cloud.json("POST", "/v1/devices/" + device + "/trigger", operator, "")
                        .status())
                .isEqualTo(200);
        assertProblem(
                cloud.json("POST", "/v1/admin/devices/manufacture", operator, "{\"count\":1}"), 403, "not_allowed");
        assertProblem(cloud.get("/v1/devices", null), 401, "token_refused");
        assertProblem(cloud.get("/v1/devices", "nonsense"), 401, "token_refused");
    }

    @Test
    void takesAChangeByCookieOnlyFromItsOwnPages() throws Exception {
        String path = "/v1/devices/" + device + "/trigger";

        assertThat(cloud.send(cloud.request(path)
                                .header("Cookie", "visant_session=" + owner)
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
        for (String[] from :
                new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}, {"X-Nothing", "x"}
                }) {
            Answer answer = cloud.send(cloud.request(path)
                    .header("Cookie", "visant_session=" + owner)
                    .header(from[0], from[1])
                    .POST(BodyPublishers.noBody()));
            assertProblem(answer, 403, "foreign_site");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/v1/nothing",
                "/v1/captures/..%2f..%2fetc",
                "/v1/devices/%00",
                "/v1/devices/a%20b",
                "/v1/captures?limit=0",
                "/v1/captures?limit=x",
                "/v1/captures?offset=-1",
                "/v1/captures?from=yesterday",
                "/v1/captures?to=%2B999999999-01-01T00:00:00Z",
                "/v1/captures?trigger_label=%00",
                "/v1/captures?state=strange",
                "/v1/scheduled-triggers/device/%2e%2e"
            })
    void answersBadAddressesByAProblem(String path) throws Exception {
        Answer answer = cloud.get(path, owner);

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
    }

    @Test
    void isInStepWithItsDocument() throws Exception {
        JsonNode document = new ObjectMapper(new YAMLFactory())
                .readTree(getClass().getResourceAsStream("/app/visant/contracts/openapi.yaml"));
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (Set.of("get", "put", "post", "delete").contains(method)) {
                        documented.add(method + " " + path.getKey());
                    }
                }));
        Set<String> served = new TreeSet<>(Set.of(
                "get /v1/devices/{device_id}/commands",
                "get /v1/device-commands/stream",
                "get /v1/device-commands/poll",
                "get /v1/capture-events/stream"));
        cloud.resources().forEach(resource -> collect("", resource, served));
        served.removeIf(route -> route.startsWith("options ")
                || route.contains(" /ui")
                || route.contains(" /docs")
                || route.endsWith(" /"));

        assertThat(served).isEqualTo(documented);
        assertThat(cloud.get("/openapi.json", null).body().path("paths").size())
                .isEqualTo(document.path("paths").size());
    }

    private static void collect(String prefix, Resource resource, Set<String> routes) {
        String path = (prefix + "/" + resource.getPath()).replaceAll("/+", "/");
        String shown = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (ResourceMethod method : resource.getResourceMethods()) {
            routes.add(method.getHttpMethod().toLowerCase(java.util.Locale.ROOT) + " " + shown);
        }
        resource.getChildResources().forEach(child -> collect(path, child, routes));
    }

    private String manufacture() throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/admin/devices/manufacture", owner, "{\"count\":1}")
                .body()
                .at("/device_ids/0")
                .asText();
    }

    private Answer activate(String id) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/devices/activate", owner, "{\"device_id\":\"" + id + "\"}");
    }

    /** @return the access token of a new person with a role, in the owner's organisation or a new one */
    private String person(String role, boolean elsewhere) throws IOException, InterruptedException {
        String email = UUID.randomUUID() + "@example.org";
        String hash = new Argon2idPasswordHashing(new SecureIds(InstantSource.system())).hash(RunningCloud.PASSWORD);
        cloud.jdbi().useHandle(handle -> {
            UUID organisation = elsewhere
                    ? UUID.randomUUID()
                    : handle.select("SELECT org_id FROM account WHERE email = ?", RunningCloud.EMAIL)
                            .mapTo(UUID.class)
                            .one();
            if (elsewhere) {
                handle.execute("INSERT INTO organisation VALUES (?, 'Other', 5, now(), false, now())", organisation);
            }
            handle.execute(
                    "INSERT INTO account (user_id, org_id, email, role, password_hash) VALUES (?, ?, ?, ?, ?)",
                    UUID.randomUUID(),
                    organisation,
                    email,
                    role,
                    hash);
        });
        return cloud.logIn(email, RunningCloud.PASSWORD);
    }

    private Answer upload(byte[] body) throws IOException, InterruptedException {
        return upload(body, deviceToken);
    }

    private Answer upload(byte[] body, @Nullable String token) throws IOException, InterruptedException {
        return cloud.send(RunningCloud.authorized(
                cloud.request("/v1/captures")
                        .header("Content-Type", Multipart.CONTENT_TYPE)
                        .POST(BodyPublishers.ofByteArray(body)),
                token));
    }

    private static void assertProblem(Answer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    }

    private long rows() {
        return cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM capture")
                        .mapTo(Long.class)
                        .one());
    }

    private long rowsOf(String record) {
        return cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM capture WHERE record_id = ?", record)
                        .mapTo(Long.class)
                        .one());
    }

    /** A small file that says of itself that it has 30,000 × 30,000 pixels. */
    private static byte[] huge() {
        byte[] bytes = PICTURE.clone();
        for (int i = 0; i < bytes.length - 9; i++) {
            if ((bytes[i] & 0xff) == 0xff && (bytes[i + 1] & 0xff) == 0xc0) {
                bytes[i + 5] = bytes[i + 7] = (byte) (30_000 >> 8);
                bytes[i + 6] = bytes[i + 8] = (byte) (30_000 & 0xff);
                return bytes;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    private static byte[] picture(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return bytes.toByteArray();
    }
}
