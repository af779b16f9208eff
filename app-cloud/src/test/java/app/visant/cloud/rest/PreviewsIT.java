package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PreviewsIT extends RestSuite {
    private static final byte[] SMALL = picture("jpg", 64, 48);
    private static final String HASH = "0".repeat(64);

    @Test
    void showsAPreviewUntilItsPictureComes() throws Exception {
        Device device = device();
        String record = "prev-" + device.id();

        Answer stored = send(device, preview(record, SMALL), preview(record + "-b", SMALL));
        Answer again = send(device, preview(record, SMALL));

        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.body().at("/stored")).extracting(JsonNode::asText).containsExactly(record, record + "-b");
        assertThat(stored.body().at("/known")).isEmpty();
        assertThat(again.body().at("/stored")).isEmpty();
        assertThat(again.body().at("/known/0").asText()).isEqualTo(record);
        Answer list = cloud.get("/v1/captures/previews?device_id=" + device.id(), owner);
        assertThat(list.header("X-Total-Count")).isEqualTo("2");
        JsonNode item = cloud.get("/v1/captures/previews/" + record, owner).body();
        assertThat(list.body()).contains(item);
        assertThat(item.path("awaited").asBoolean()).isTrue();
        assertThat(item.path("size_bytes").asInt()).isEqualTo(64_000);
        Answer image = cloud.get(item.path("image_url").asText(), owner);
        assertThat(image.response().body()).isEqualTo(SMALL);
        assertThat(image.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(image.header("Cache-Control")).isEqualTo("private, no-cache");

        upload(device, record);

        assertThat(cloud.get("/v1/captures/previews/" + record, owner).status()).isEqualTo(404);
        assertThat(cloud.get("/v1/captures/previews/" + record + "/image", owner)
                        .status())
                .isEqualTo(404);
        assertThat(cloud.get("/v1/captures/" + record, owner).status()).isEqualTo(200);
        assertThat(send(device, preview(record + "-b", SMALL)).body().at("/known"))
                .hasSize(1);
    }

    @Test
    void tellsDashboardsOfEach() throws Exception {
        Device device = device();
        String path = "/v1/capture-events/stream?device_id=" + device.id();
        HttpResponse<InputStream> stream =
                cloud.open(RunningCloud.authorized(cloud.request(path).GET(), owner));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": open");
            send(device, preview("told-" + device.id(), SMALL));
            String line = lines.readLine();
            while (line != null && !line.contains("new_preview")) {
                line = lines.readLine();
            }
            assertThat(line).contains("\"capture_id\":\"told-" + device.id() + "\"", "\"trigger_id\":\"slot:1\"");
        }
    }

    @Test
    void saysOfAPreviewWhosePictureWasGivenUp() throws Exception {
        Device device = device();
        String trigger = cloud.json("POST", "/v1/devices/" + device.id() + "/trigger", owner, "")
                .text("trigger_id");
        String record = "lost-" + device.id();
        send(device, preview(record, SMALL).replace("slot:1", trigger));
        String command = cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT command_id FROM command WHERE trigger_id = ?", trigger)
                        .mapTo(String.class)
                        .one());

        post(device, "/v1/device-commands/ack", """
                {"acks":[{"id":"%s","status":"failed","outcome":"evicted","error":"no room"}]}""".formatted(command));

        JsonNode item = cloud.get("/v1/captures/previews/" + record, owner).body();
        assertThat(item.path("awaited").asBoolean()).isFalse();
        assertThat(item.path("trigger_id").asText()).isEqualTo(trigger);
    }

    @Test
    void saysOfAPreviewWhosePictureCanNotComeAnyMoreWhatHappened() throws Exception {
        Device device = device();
        send(device, preview("gone-" + device.id(), SMALL));
        assertThat(page(device, "")).contains("on its way");

        cloud.send(RunningCloud.authorized(
                cloud.request("/v1/devices/" + device.id()).DELETE(), owner));

        assertThat(page(device, ""))
                .contains("gone-" + device.id(), "its device was deactivated")
                .doesNotContain("on its way");
    }

    @Test
    void leadsToThePreviewsThatAPageHasNoRoomFor() throws Exception {
        Device device = device();
        for (int batch = 0; batch < 4; batch++) {
            int first = batch * 30;
            send(
                    device,
                    IntStream.range(first, first + 30)
                            .mapToObj(n -> preview("many-%03d-%s".formatted(n, device.id()), SMALL)
                                    .replace("10:00:00", "10:%02d:%02d".formatted(n / 60, n % 60)))
                            .toArray(String[]::new));
        }
        String newest = page(device, "");
        assertThat(newest)
                .contains("20 previews among them", "many-119-", "many-020-")
                .doesNotContain("many-019-");
        String older = newest.replaceFirst("(?s).*id=\"older\" href=\"[^\"?]*([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(page(device, older)).contains("many-019-", "many-000-").doesNotContain("many-020-", "id=\"older\"");
    }

    private String page(Device device, String query) throws Exception {
        return new String(
                cloud.get("/ui/camera/" + device.id() + query, owner).response().body(), StandardCharsets.UTF_8);
    }

    @Test
    void refusesAllIfOneCannotBeTaken() throws Exception {
        Device device = device();
        String good = preview("good-" + device.id(), SMALL);

        assertRefused(send(device, good, preview("x", picture("png", 8, 8))), 415, "not_a_jpeg", "thumbnail_base64");
        assertRefused(
                send(device, good, preview("x", picture("jpg", 400, 8))), 413, "too_many_pixels", "thumbnail_base64");
        assertRefused(send(device, good, preview("x", new byte[40_000])), 413, "too_large", "thumbnail_base64");
        String future = preview("x", SMALL).replace("2026-03", "2999-03");
        assertRefused(send(device, good, future), 422, "clock", "captured_at");
        Device other = device();
        send(other, preview("other-" + device.id(), SMALL));
        assertRefused(
                send(device, good, preview("other-" + device.id(), SMALL)),
                409,
                "other_bytes_under_same_record",
                "record_id");
        assertRefused(send(device, good, good), 422, "invalid_input", "record_id");
        String[] many =
                IntStream.range(0, 33).mapToObj(n -> preview("m" + n, SMALL)).toArray(String[]::new);
        assertThat(send(device, many).status()).isEqualTo(422);
        assertThat(send(device).status()).isEqualTo(422);
        assertThat(send(device, "null").status()).isEqualTo(422);
        assertThat(send(device, "{}").body().path("errors"))
                .extracting(error -> error.path("field").asText())
                .contains("previews.0.record_id", "previews.0.sha256", "previews.0.thumbnail_base64");
        assertThat(send(device, preview("x", new byte[3_000_000])).status()).isEqualTo(413);
        assertThat(post(device, "/v1/captures/previews", "nonsense").status()).isEqualTo(400);
        assertThat(cloud.get("/v1/captures/previews?device_id=" + device.id(), owner)
                        .header("X-Total-Count"))
                .isEqualTo("0");
    }

    @Test
    void putsOffADeviceThatSendsTooMany() throws Exception {
        Device device = device();
        Answer answer = send(device, preview("p-0-" + device.id(), SMALL));
        for (int batch = 1; batch < 10 && answer.status() == 200; batch++) {
            int number = batch;
            answer = send(
                    device,
                    IntStream.range(0, 32)
                            .mapToObj(n -> preview("p-" + number + "-" + n, SMALL))
                            .toArray(String[]::new));
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("code")).isEqualTo("previews_are_paced");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void refusesDevicesThatDoNotProveThemselves() throws Exception {
        Device device = device();
        String before = preview("unproved", SMALL);
        assertThat(send(new Device(device.id(), "wrong"), before).status()).isEqualTo(401);
        assertThat(send(new Device("NOBODY", device.token()), before).status()).isEqualTo(404);
        assertThat(cloud.json("POST", "/v1/captures/previews", device.token(), body("OTHER", before))
                        .status())
                .isIn(401, 404);
        assertThat(cloud.get("/v1/captures/previews", null).status()).isEqualTo(401);
        assertThat(cloud.get("/v1/captures/previews/unproved", owner).status()).isEqualTo(404);
    }

    private static void assertRefused(Answer answer, int status, String code, String field) throws IOException {
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("previews.1." + field);
    }

    private static String preview(String record, byte[] jpeg) {
        return """
                {"record_id":"%s","captured_at":"2026-03-01T10:00:00Z","trigger_id":"slot:1","trigger_label":"hourly",
                 "sha256":"%s","bytes":64000,"thumbnail_base64":"%s"}""".formatted(record, HASH, Base64.getEncoder().encodeToString(jpeg));
    }

    private static String body(String device, String... previews) {
        return Stream.of(previews)
                .collect(Collectors.joining(",", "{\"device_id\":\"" + device + "\",\"previews\":[", "]}"));
    }

    private Answer send(Device device, String... previews) throws Exception {
        return post(device, "/v1/captures/previews", body(device.id(), previews));
    }

    private Answer post(Device device, String path, String body) throws Exception {
        return cloud.send(RunningCloud.authorized(
                cloud.request(path)
                        .header("Content-Type", "application/json")
                        .header("X-Device-ID", device.id())
                        .POST(BodyPublishers.ofString(body)),
                device.token()));
    }

    private void upload(Device device, String record) throws Exception {
        byte[] body = Multipart.of(device.id(), record).body(picture("jpg", 640, 480));
        assertThat(cloud.send(RunningCloud.authorized(
                                cloud.request("/v1/captures")
                                        .header("Content-Type", Multipart.CONTENT_TYPE)
                                        .POST(BodyPublishers.ofByteArray(body)),
                                device.token()))
                        .status())
                .isEqualTo(201);
    }
}
