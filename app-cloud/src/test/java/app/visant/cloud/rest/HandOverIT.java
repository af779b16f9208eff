package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.tenant.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A device that goes from one organisation to another one. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandOverIT {
    private RunningCloud cloud;
    private Tenant north;
    private Tenant south;
    private String device;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        north = new Tenant(cloud, "north-4Jx7");
        south = new Tenant(cloud, "south-8Qm2");
        device = north.things().device();
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    private Answer asNorth(String path) throws Exception {
        return cloud.get(path, north.token(Role.OWNER));
    }

    private Answer asSouth(String path) throws Exception {
        return cloud.get(path, south.token(Role.OWNER));
    }

    private Answer deactivate() throws Exception {
        return cloud.send(
                RunningCloud.authorized(cloud.request("/v1/devices/" + device).DELETE(), north.token(Role.OWNER)));
    }

    private Answer claim() throws Exception {
        return cloud.json(
                "POST", "/v1/devices/activate", south.token(Role.OWNER), "{\"device_id\":\"" + device + "\"}");
    }

    private Answer release(Tenant by) throws Exception {
        return cloud.json("POST", "/v1/devices/" + device + "/release", by.token(Role.OWNER), "");
    }

    private int heartbeat(String token) throws Exception {
        return cloud.send(RunningCloud.authorized(
                        cloud.request("/v1/device-commands/heartbeat")
                                .header("Content-Type", "application/json")
                                .header("X-Device-ID", device)
                                .POST(BodyPublishers.ofString("{\"uptime_seconds\":1}")),
                        token))
                .status();
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    @Test
    void leavesTheRecordWhereItIsAndTakesNothingAlong() throws Exception {
        String before = north.things().deviceToken();
        assertThat(claim().text("code")).isEqualTo("device_taken");
        assertThat(release(north).text("code")).isEqualTo("illegal_device_change");
        assertThat(deactivate().status()).isEqualTo(200);
        assertThat(claim().text("code")).isEqualTo("device_not_found");
        assertThat(text(asNorth("/ui/camera/" + device))).contains("Give it up");
        assertThat(release(south).status()).isEqualTo(404);

        assertThat(release(north).text("status")).isEqualTo("deactivated");
        Answer claimed = claim();

        assertThat(claimed.status()).isEqualTo(200);
        String now = claimed.text("token");
        assertThat(heartbeat(now)).isEqualTo(200);
        assertThat(heartbeat(before)).isEqualTo(401);
        for (String path : new String[] {
            "/v1/devices/" + device,
            "/v1/devices",
            "/v1/devices/" + device + "/health",
            "/v1/devices/" + device + "/triggers",
            "/v1/devices/" + device + "/ledger",
            "/v1/scheduled-triggers/device/" + device,
            "/v1/captures?device_id=" + device,
            "/v1/captures/previews?device_id=" + device,
            "/v1/device-groups",
            "/v1/audit",
            "/ui/camera/" + device,
            "/ui/dashboard"
        }) {
            Answer seen = asSouth(path);
            assertThat(seen.status()).as(path).isEqualTo(200);
            assertThat(text(seen))
                    .as(path)
                    .doesNotContain(
                            "north-4Jx7",
                            north.things().record(),
                            north.things().preview(),
                            before);
        }
        assertThat(asSouth("/v1/scheduled-triggers/device/" + device).body()).isEmpty();
        assertThat(asSouth("/v1/captures/" + north.things().record() + "/image").status())
                .isEqualTo(404);

        JsonNode kept = asNorth("/v1/devices/" + device).body();
        assertThat(kept.path("friendly_name").asText()).isEqualTo("north-4Jx7");
        assertThat(kept.path("status").asText()).isEqualTo("deactivated");
        assertThat(kept.path("connected").asBoolean(true)).isFalse();
        assertThat(asNorth("/v1/devices/" + device + "/health").body().has("last_seen"))
                .isFalse();
        assertThat(asNorth("/v1/captures/" + north.things().record() + "/image").status())
                .isEqualTo(200);
        assertThat(text(asNorth("/ui/camera/" + device)))
                .contains("given-up", north.things().record());
        assertThat(cloud.json("POST", "/v1/devices/" + device + "/trigger", north.token(Role.OWNER), "")
                        .text("code"))
                .isEqualTo("device_not_active");
        assertThat(cloud.json("POST", "/v1/devices/" + device + "/rotate-token", north.token(Role.OWNER), "")
                        .text("code"))
                .isEqualTo("device_not_active");
        assertThat(cloud.json(
                                "PUT",
                                "/v1/devices/" + device,
                                north.token(Role.OWNER),
                                "{\"config\":{\"upload\":{\"metered\":true}}}")
                        .status())
                .isEqualTo(404);
        assertThat(cloud.json("PUT", "/v1/devices/" + device, north.token(Role.OWNER), "{\"friendly_name\":\"ours\"}")
                        .text("code"))
                .isEqualTo("device_not_found");
        assertThat(deactivate().text("status")).isEqualTo("deactivated");
        assertThat(release(north).text("status")).isEqualTo("deactivated");
        assertThat(heartbeat(now)).isEqualTo(200);
        assertThat(asSouth("/v1/devices/" + device).text("status")).isEqualTo("active");
    }
}
