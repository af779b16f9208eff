package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Devices that come into the place of others. */
final class ReplaceIT extends RestSuite {
    private Answer replace(String id, String by) throws Exception {
        return cloud.json("POST", "/v1/devices/" + id + "/replace", owner, "{\"device_id\":\"" + by + "\"}");
    }

    private JsonNode detail(String id) throws Exception {
        return cloud.get("/v1/devices/" + id, owner).body();
    }

    private int heartbeat(String id, String token) throws Exception {
        return cloud.send(RunningCloud.authorized(
                        cloud.request("/v1/device-commands/heartbeat")
                                .header("Content-Type", "application/json")
                                .header("X-Device-ID", id)
                                .POST(BodyPublishers.ofString("{\"uptime_seconds\":1}")),
                        token))
                .status();
    }

    private void configure(String id, String name, int seconds) throws Exception {
        assertThat(cloud.json("PUT", "/v1/devices/" + id, owner, """
                                {"friendly_name":"%s","config":{"trigger":{"enabled":true,"interval_seconds":%d},
                                 "upload":{"metered":true}}}""".formatted(name, seconds))
                        .status())
                .isEqualTo(200);
    }

    private String page(String id) throws Exception {
        return new String(cloud.get("/ui/camera/" + id, owner).response().body(), StandardCharsets.UTF_8);
    }

    @Test
    void givesThePlaceOfABrokenDeviceToANewOne() throws Exception {
        Device broken = device();
        configure(broken.id(), "Gate", 3600);
        cloud.json("POST", "/v1/devices/" + broken.id() + "/trigger", owner, "");
        String spare = manufacture();
        assertThat(page(broken.id())).contains("Replace this device");

        Answer replaced = replace(broken.id(), spare);

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.text("replaced_device_id")).isEqualTo(broken.id());
        assertThat(replaced.text("friendly_name")).isEqualTo("Gate");
        String token = replaced.body().at("/activation/token").asText();
        assertThat(replaced.body().at("/activation/qr_code_data").asText()).contains(spare, token);
        JsonNode now = detail(spare);
        assertThat(now.path("status").asText()).isEqualTo("active");
        assertThat(now.path("friendly_name").asText()).isEqualTo("Gate");
        assertThat(now.at("/config/trigger/interval_seconds").asInt()).isEqualTo(3600);
        assertThat(now.at("/config/upload/metered").asBoolean()).isTrue();
        assertThat(heartbeat(spare, token)).isEqualTo(200);
        assertThat(heartbeat(broken.id(), broken.token())).isEqualTo(403);
        JsonNode before = detail(broken.id());
        assertThat(before.path("status").asText()).isEqualTo("deactivated");
        assertThat(cloud.get("/v1/scheduled-triggers/device/" + broken.id(), owner)
                        .body())
                .isEmpty();
        JsonNode sum =
                cloud.get("/v1/devices/" + broken.id() + "/accounting", owner).body();
        assertThat(sum.path("failed").asInt()).isOne();
        assertThat(sum.path("open").asInt()).isZero();
        assertThat(page(broken.id())).doesNotContain("Replace this device");
    }

    @Test
    void leavesAnActiveDeviceItsToken() throws Exception {
        Device broken = device();
        Device other = device();
        configure(broken.id(), "Quay", 600);
        configure(other.id(), "Store", 30);

        Answer replaced = replace(broken.id(), other.id());

        assertThat(replaced.body().has("activation")).isFalse();
        assertThat(heartbeat(other.id(), other.token())).isEqualTo(200);
        assertThat(detail(other.id()).path("friendly_name").asText()).isEqualTo("Quay");
        assertThat(detail(other.id()).at("/config/trigger/interval_seconds").asInt())
                .isEqualTo(600);
    }

    @Test
    void refusesWhatCanNotBe() throws Exception {
        Device broken = device();
        Device other = device();
        Tenant theirs = new Tenant(cloud, "theirs");
        assertProblem(replace(broken.id(), broken.id()), 422, "invalid_input");
        assertProblem(cloud.json("POST", "/v1/devices/" + broken.id() + "/replace", owner, "{}"), 422, "invalid_input");
        assertProblem(replace("NEVER1", other.id()), 404, "device_not_found");
        assertProblem(replace(broken.id(), "NEVER1"), 404, "device_not_found");
        assertProblem(replace(broken.id(), theirs.things().device()), 409, "device_taken");
        assertProblem(replace(theirs.things().device(), other.id()), 404, "device_not_found");
        cloud.json("POST", "/v1/devices/" + other.id() + "/suspend", owner, "");
        assertProblem(replace(broken.id(), other.id()), 403, "device_not_active");
        assertThat(replace(broken.id(), manufacture()).status()).isEqualTo(200);
        assertProblem(replace(broken.id(), manufacture()), 409, "illegal_device_change");
    }
}
