package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who asks for anything without end is told to wait, and nobody else is. */
final class LimitsIT extends RestSuite {
    private static final String ACK = "/v1/device-commands/ack";
    private static final String HEARTBEAT = "/v1/device-commands/heartbeat";
    private static final int REPORTS = 3;
    private static final int HEARTBEATS = 2;
    private static final int REQUESTS = 40;
    private static final int OF_ADDRESS = 20;

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "VISANT_LIMITS_REPORTS_OF_DEVICE", REPORTS + "/h",
                "VISANT_LIMITS_HEARTBEATS_OF_DEVICE", HEARTBEATS + "/h",
                "VISANT_LIMITS_REQUESTS_OF_CALLER", REQUESTS + "/m",
                "VISANT_LIMITS_REQUESTS_OF_ADDRESS", OF_ADDRESS + "/h");
    }

    @Test
    void putsOffADeviceThatReportsWithoutEnd() throws Exception {
        Device other = device();
        for (int i = 0; i < REPORTS; i++) {
            assertThat(say(device, deviceToken, ACK, "{\"acks\":[]}").status()).isEqualTo(200);
        }
        assertPutOff(say(device, deviceToken, ACK, "{\"acks\":[]}"), 1200);
        assertPutOff(
                cloud.send(RunningCloud.authorized(
                        cloud.request("/v1/device-commands/config").header("X-Device-ID", device), deviceToken)),
                1200);
        for (int i = 0; i < HEARTBEATS; i++) {
            assertThat(say(device, deviceToken, HEARTBEAT, "{}").status()).isEqualTo(200);
        }
        assertPutOff(say(device, deviceToken, HEARTBEAT, "{}"), 1800);

        assertThat(upload(Multipart.of(device, "all-the-same").body(PICTURE)).status())
                .isEqualTo(201);
        assertThat(say(other.id(), other.token(), ACK, "{\"acks\":[]}").status())
                .isEqualTo(200);
        assertThat(say(other.id(), other.token(), HEARTBEAT, "{}").status()).isEqualTo(200);
    }

    @Test
    void putsOffAProgramThatAsksWithoutEndAndKeepsNothingOfItOnRecord() throws Exception {
        String key = cloud.json(
                        "POST",
                        "/v1/api-keys",
                        owner,
                        "{\"name\":\"endless\",\"permissions\":[\"devices:read\",\"captures:trigger\"]}")
                .text("secret");
        String trigger = "/v1/devices/" + device + "/trigger";
        assertThat(cloud.json("POST", trigger, key, "").status()).isEqualTo(200);
        Answer last = cloud.get("/v1/devices", key);
        for (int i = 0; i < 2 * REQUESTS && last.status() == 200; i++) {
            last = cloud.get("/v1/devices", key);
        }
        assertPutOff(last, 2);
        assertThat(putOff(trigger, key)).as("a change that is put off").isTrue();

        assertThat(cloud.get("/v1/audit?who=endless", owner).body().toString())
                .as("on record")
                .contains("/trigger")
                .doesNotContain("too_many_requests");
        assertThat(cloud.get("/v1/devices", owner).status()).isEqualTo(200);
    }

    /** Whether one of the next is: some may be done between two that are not. */
    private boolean putOff(String trigger, String key) throws IOException, InterruptedException {
        for (int i = 0; i < REQUESTS; i++) {
            if (cloud.json("POST", trigger, key, "").status() == 429) {
                return true;
            }
        }
        return false;
    }

    @Test
    void putsOffAnAddressOfWhichNobodyProvesThemselves() throws Exception {
        Answer last = cloud.get("/v1/version", null);
        for (int i = 0; i < OF_ADDRESS && last.status() != 429; i++) {
            last = cloud.get("/v1/version", null);
        }
        assertPutOff(last, 180);
        assertThat(cloud.get("/v1/version", owner).status()).isEqualTo(200);
        assertThat(cloud.get("/v1/devices", owner).status()).isEqualTo(200);
        assertThat(upload(Multipart.of(device, "beside-it").body(PICTURE)).status())
                .isEqualTo(201);
    }

    private Answer say(String id, String token, String path, String body) throws IOException, InterruptedException {
        return cloud.send(RunningCloud.authorized(
                cloud.request(path)
                        .header("Content-Type", "application/json")
                        .header("X-Device-ID", id)
                        .POST(BodyPublishers.ofString(body)),
                token));
    }

    private static void assertPutOff(Answer answer, int seconds) throws IOException {
        assertProblem(answer, 429, "too_many_requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, seconds);
    }
}
