package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What becomes of a picture that a device brings. */
final class UploadsIT extends RestSuite {
    private static final byte[] OTHER_PICTURE = picture("jpg", 32, 48);

    private final ObjectMapper json = new ObjectMapper();

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
        assertThat(full.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(full.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(full.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.response().body()).isEmpty();
        assertThat(cloud.send(cloud.request("/v1/captures/conditional/image")
                                .header("If-None-Match", full.header("ETag")))
                        .status())
                .as("for somebody else at the same browser")
                .isEqualTo(401);
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
}
