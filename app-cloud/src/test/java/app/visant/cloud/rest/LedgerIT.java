package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LedgerIT extends RestSuite {
    @Test
    void comparesNothingBeforeTheDeviceHasSentItsAccount() throws Exception {
        Device device = device();
        trigger(device);
        heartbeat(device, "");

        JsonNode ledger = ledger(device);

        assertThat(ledger.at("/cloud/planned").asInt()).isOne();
        assertThat(ledger.has("device")).isFalse();
        assertThat(ledger.has("balanced")).isFalse();
    }

    @Test
    void agreesWithADeviceThatCountsTheSame() throws Exception {
        Device device = device();
        String failed = trigger(device);
        String executed = trigger(device);
        trigger(device);
        acknowledge(device, failed, "failed");
        upload(device, executed);
        heartbeat(device, account(2, 1, 1));

        JsonNode ledger = ledger(device);

        assertThat(ledger.path("balanced").asBoolean()).isTrue();
        assertThat(ledger.at("/cloud/planned").asInt()).isEqualTo(3);
        assertThat(ledger.at("/delivered/planned").asInt()).isEqualTo(2);
        assertThat(ledger.path("delivered")).isEqualTo(ledger.path("device"));
        assertThat(ledger.path("triggers")).as("the one that did not reach it").hasSize(1);
    }

    @Test
    void saysTheDifferenceAndNamesTheTriggersConcerned() throws Exception {
        Device device = device();
        String onItsWay = trigger(device);
        acknowledge(device, onItsWay, "done");
        heartbeat(device, account(1, 1, 0));

        JsonNode ledger = ledger(device);

        assertThat(ledger.path("balanced").asBoolean()).isFalse();
        assertThat(ledger.at("/difference/executed").asInt()).isEqualTo(1);
        assertThat(ledger.at("/difference/open").asInt()).isEqualTo(-1);
        assertThat(ledger.at("/difference/planned").asInt()).isZero();
        assertThat(ledger.at("/triggers/0/trigger_id").asText()).isEqualTo(onItsWay);
        assertThat(ledger.at("/triggers/0/device_state").asText()).isEqualTo("done");

        upload(device, onItsWay);
        heartbeat(device, account(1, 1, 0));
        assertThat(ledger(device).path("balanced").asBoolean()).isTrue();
        assertThat(ledger(device).path("triggers")).isEmpty();
    }

    @Test
    void listsHolesWithTheirReasons() throws Exception {
        Device device = device();
        acknowledge(device, trigger(device), "failed");
        trigger(device);
        String path = "/v1/devices/" + device.id() + "/triggers?state=";

        Answer holes = cloud.get(path + "failed,expired,skipped,evicted", owner);

        assertThat(holes.header("X-Total-Count")).isEqualTo("1");
        assertThat(holes.body().at("/0/state").asText()).isEqualTo("failed");
        assertThat(holes.body().at("/0/reason").asText()).isEqualTo("the camera is asleep");
        assertThat(cloud.get(path + "gone", owner).status()).isEqualTo(422);
    }

    private String trigger(Device device) throws Exception {
        return cloud.json("POST", "/v1/devices/" + device.id() + "/trigger", owner, "")
                .text("trigger_id");
    }

    /** The name of a trigger's command is the trigger's place in the log. */
    private void acknowledge(Device device, String trigger, String status) throws Exception {
        String command = cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT command_id FROM command WHERE trigger_id = ?", trigger)
                        .mapTo(String.class)
                        .one());
        Answer answer = send(device, "/v1/device-commands/ack", """
                {"acks":[{"id":"%s","status":"%s","error":"the camera is asleep"}]}""".formatted(command, status));
        assertThat(answer.body().path("accepted").asInt()).isOne();
    }

    private void heartbeat(Device device, String account) throws Exception {
        assertThat(send(device, "/v1/device-commands/heartbeat", "{\"version\":\"1\"" + account + "}")
                        .status())
                .isEqualTo(200);
    }

    private static String account(int planned, int executed, int failed) {
        return """
                ,"ledger":{"planned":%d,"executed":%d,"failed":%d,"expired":0,"skipped":0,"evicted":0,
                 "since":"2026-01-01T00:00:00Z"}""".formatted(planned, executed, failed);
    }

    private Answer send(Device device, String path, String body) throws Exception {
        return cloud.send(RunningCloud.authorized(
                cloud.request(path)
                        .header("Content-Type", "application/json")
                        .header("X-Device-ID", device.id())
                        .POST(BodyPublishers.ofString(body)),
                device.token()));
    }

    private void upload(Device device, String trigger) throws Exception {
        byte[] body = Multipart.of(device.id(), "of-" + trigger)
                .with("trigger_id", trigger)
                .body(picture());
        assertThat(cloud.send(RunningCloud.authorized(
                                cloud.request("/v1/captures")
                                        .header("Content-Type", Multipart.CONTENT_TYPE)
                                        .POST(BodyPublishers.ofByteArray(body)),
                                device.token()))
                        .status())
                .isEqualTo(201);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new java.awt.image.BufferedImage(16, 16, java.awt.image.BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }

    private JsonNode ledger(Device device) throws Exception {
        Answer answer = cloud.get("/v1/devices/" + device.id() + "/ledger", owner);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
