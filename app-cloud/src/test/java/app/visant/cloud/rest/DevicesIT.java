package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people change about a device, and about its schedules. */
final class DevicesIT extends RestSuite {
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
    void changesNothingOfADeviceThatCannotBeCalledThat() throws Exception {
        String id = manufacture();
        for (String name : new String[] {" ", "a\\nb", "x".repeat(101)}) {
            assertProblem(
                    cloud.json("POST", "/v1/devices/activate", owner, """
                    {"device_id":"%s","friendly_name":"%s"}""".formatted(id, name)), 422, "invalid_input");
        }
        Answer activated = cloud.json("POST", "/v1/devices/activate", owner, """
                {"device_id":"%s","friendly_name":"Gate"}""".formatted(id));
        assertThat(activated.text("token")).isNotEmpty();
        assertProblem(cloud.json("PUT", "/v1/devices/" + id, owner, """
                {"friendly_name":" ","config":{"trigger":{"enabled":true,"interval_seconds":30}}}"""), 422, "invalid_input");

        JsonNode detail = cloud.get("/v1/devices/" + id, owner).body();
        assertThat(detail.path("friendly_name").asText()).isEqualTo("Gate");
        assertThat(cloud.get("/v1/scheduled-triggers/device/" + id, owner).body())
                .isEmpty();
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
}
