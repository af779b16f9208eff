package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class SettingsIT extends RestSuite {
    private static final String ALL = """
            {"storage":{"quota_bytes":5000000,"disk_share":0.5,"max_age_days":30},
             "upload":{"budget_hour_bytes":1000,"windows":[{"days":["sat","sun"],"from":"22:00","to":"06:00"}],
                       "zone":"Europe/Berlin","metered":false},
             "degradation":{"quality_below_hours":48.0,"rate_below_hours":24.0,"previews_below_hours":0.0,
                            "reduced_quality":60,"reduced_long_side":1280}}""";

    private Answer put(Device device, String config) throws Exception {
        return cloud.json("PUT", "/v1/devices/" + device.id(), owner, "{\"config\":" + config + "}");
    }

    private Answer from(Device device, HttpRequest.Builder request) throws Exception {
        return cloud.send(RunningCloud.authorized(request.header("X-Device-ID", device.id()), device.token()));
    }

    private JsonNode told(Device device) throws Exception {
        return from(device, cloud.request("/v1/device-commands/config").GET())
                .body()
                .path("settings");
    }

    @Test
    void showsAndTellsTheDeviceWhatIsWished() throws Exception {
        Device device = device();
        assertThat(told(device).path("version").asLong()).isZero();
        assertThat(told(device).has("storage")).isFalse();

        Answer changed = put(device, ALL);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("config_version").asLong()).isOne();
        assertThat(changed.body().has("applied_config_version")).isFalse();
        JsonNode wished = new ObjectMapper().readTree(ALL);
        JsonNode shown = cloud.get("/v1/devices/" + device.id(), owner).body().path("config");
        for (String part : new String[] {"storage", "upload", "degradation"}) {
            assertThat(shown.path(part)).isEqualTo(wished.path(part));
            assertThat(told(device).path(part)).isEqualTo(wished.path(part));
        }
        assertThat(told(device).path("version").asLong()).isOne();
        assertThat(shown.at("/trigger/enabled").asBoolean()).isFalse();
    }

    @Test
    void replacesAPartAsAWholeAndLeavesTheOthers() throws Exception {
        Device device = device();
        put(device, ALL);

        JsonNode config = put(device, "{\"storage\":{\"max_age_days\":7},\"degradation\":{}}")
                .body()
                .path("config");

        assertThat(config.path("storage")).isEqualTo(new ObjectMapper().readTree("{\"max_age_days\":7}"));
        assertThat(config.has("degradation")).isFalse();
        assertThat(config.at("/upload/budget_hour_bytes").asLong()).isEqualTo(1000);
    }

    @Test
    void saysAllThatIsWrongAndChangesNothing() throws Exception {
        Device device = device();

        Answer answer = put(device, """
                {"trigger":{"enabled":true,"interval_seconds":60},
                 "storage":{"quota_bytes":5,"disk_share":2},
                 "upload":{"zone":"Atlantis","windows":[]},
                 "degradation":{"quality_below_hours":1,"rate_below_hours":2}}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .containsExactly(
                        "config.storage.quota_bytes",
                        "config.storage.disk_share",
                        "config.upload.zone",
                        "config.degradation.rate_below_hours");
        JsonNode detail = cloud.get("/v1/devices/" + device.id(), owner).body();
        assertThat(detail.path("config_version").asLong()).isZero();
        assertThat(detail.at("/config/trigger/enabled").asBoolean()).isFalse();
    }

    @Test
    void tellsAReaderOfTheLogAndHearsWhatIsApplied() throws Exception {
        Device device = device();
        put(device, ALL);

        JsonNode commands = from(
                        device,
                        cloud.request("/v1/device-commands/poll?after=0&wait=5").GET())
                .body()
                .path("commands");
        assertThat(commands).hasSize(1);
        assertThat(commands.at("/0/type").asText()).isEqualTo("config_update");

        Answer heartbeat = from(
                device,
                cloud.request("/v1/device-commands/heartbeat")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"config\":{\"version\":1,\"overruled\":[\"--outbox-max-mb\"]}}")));
        assertThat(heartbeat.status()).isEqualTo(200);
        assertThat(cloud.get("/v1/devices/" + device.id(), owner)
                        .body()
                        .path("applied_config_version")
                        .asLong())
                .isOne();
    }
}
