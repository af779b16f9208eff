package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.contracts.device.v1.ActivationLink;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** From the sheet that is printed to the device that is activated by it. */
final class BatchesIT extends RestSuite {
    private Answer make(String body) throws Exception {
        return cloud.json("POST", "/v1/admin/devices/manufacture", owner, body);
    }

    private String page(String path) throws Exception {
        Answer answer = cloud.get(path, owner);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    @Test
    void listsABatchWithWhatIsPrintedOnEachDevice() throws Exception {
        Answer made = make("{\"count\":3,\"batch_id\":\"2026-north\"}");
        assertThat(made.text("batch_id")).isEqualTo("2026-north");
        String first = made.body().at("/device_ids/0").asText();
        activate(first);

        JsonNode batch = cloud.get("/v1/admin/batches/2026-north", owner).body();
        JsonNode listed = cloud.get("/v1/admin/batches?limit=1", owner).body();

        assertThat(batch.path("count").asInt()).isEqualTo(3);
        assertThat(batch.path("taken").asInt()).isEqualTo(1);
        assertThat(batch.path("devices")).hasSize(3).allSatisfy(each -> {
            String id = each.path("device_id").asText();
            assertThat(each.path("claim_url").asText()).endsWith("/ui/activate?device=" + id);
            assertThat(each.path("taken").asBoolean()).isEqualTo(id.equals(first));
        });
        assertThat(listed.at("/0/batch_id").asText()).isEqualTo("2026-north");
    }

    @Test
    void printsASheetWithACodeForEachDevice() throws Exception {
        Answer made = make("{\"count\":2,\"batch_id\":\"sheet.1\"}");

        String sheet = page("/ui/batches/sheet.1");

        made.body().path("device_ids").forEach(id -> assertThat(sheet).contains("<b>" + id.asText() + "</b>"));
        assertThat(sheet.split("<svg ", -1)).hasSize(3);
        assertThat(page("/ui/batches")).contains("href=\"/ui/batches/sheet.1\"");
    }

    @Test
    void addsToABatchAndRefusesOneThatIsFullOrHasABadName() throws Exception {
        make("{\"count\":600,\"batch_id\":\"large\"}");
        assertThat(make("{\"count\":400,\"batch_id\":\"large\"}").status()).isEqualTo(201);
        assertProblem(make("{\"count\":1,\"batch_id\":\"large\"}"), 422, "invalid_input");
        assertProblem(make("{\"count\":1,\"batch_id\":\"../large\"}"), 422, "invalid_input");
    }

    @Test
    void removesWhatNobodyHadSoThatThereIsRoomForMore() throws Exception {
        Answer made = make("{\"count\":3,\"batch_id\":\"misprint\"}");
        String had = made.body().at("/device_ids/0").asText();
        activate(had);
        cloud.json("DELETE", "/v1/devices/" + had, owner, "");
        assertThat(cloud.json("POST", "/v1/devices/" + had + "/release", owner, "")
                        .status())
                .isEqualTo(200);
        int unused = cloud.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM device WHERE status = 'MANUFACTURED'")
                        .mapTo(Integer.class)
                        .one());
        int slots = Math.max(100, unused / 10 + 1);
        int most = 10 * slots;
        cloud.jdbi().useHandle(handle -> handle.execute("UPDATE organisation SET device_slots = " + slots));
        assertThat(make("{\"count\":" + (most - unused) + "}").status()).isEqualTo(201);
        Answer refused = make("{\"count\":1}");
        assertProblem(refused, 403, "too_many_unused_devices");
        assertThat(refused.text("detail")).contains("remove batches");

        assertThat(cloud.json("DELETE", "/v1/admin/batches/misprint", owner, "").status())
                .isEqualTo(204);

        assertThat(cloud.get("/v1/admin/batches/misprint", owner)
                        .body()
                        .at("/devices/0/device_id")
                        .asText())
                .as("of which somebody has the record")
                .isEqualTo(had);
        assertThat(make("{\"count\":2}").status()).isEqualTo(201);
        assertProblem(cloud.json("DELETE", "/v1/admin/batches/none", owner, ""), 404, "batch_not_found");
        cloud.jdbi().useHandle(handle -> handle.execute("UPDATE organisation SET device_slots = 1000"));
    }

    @Test
    void showsThePhoneWhatCanBeDoneWithTheDevice() throws Exception {
        String id = manufacture();
        assertThat(page("/ui/activate?device=" + id)).contains("It can be activated.", "value=\"" + id + "\"");
        activate(id);
        assertThat(page("/ui/activate?device=" + id))
                .contains("It is yours already.", "/ui/camera/" + id)
                .doesNotContain("add-device-form");
        assertThat(page("/ui/activate?device=NONE9")).contains("There is no such device.");
        assertThat(page("/ui/activate?device=%3Cb%3E"))
                .contains("There is no such device.")
                .doesNotContain("<b>");
        assertThat(page("/ui/activate")).contains("add-device-form");
    }

    @Test
    void leadsAPhoneThatIsNotLoggedInBackToTheDevice() throws Exception {
        Answer answer = cloud.get("/ui/activate?device=A7K2Q", null);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .contains("next=")
                .contains("device")
                .contains("A7K2Q");
    }

    @Test
    void putsTheCloudsAddressIntoTheCode() throws Exception {
        String id = manufacture();
        Answer activated = activate(id);
        ActivationLink link = ActivationLink.parse(activated.text("qr_code_data"));
        assertThat(link.device()).isEqualTo(id);
        assertThat(link.token()).isEqualTo(activated.text("token"));
        assertThat(link.cloud()).startsWith("http://localhost:");
        Answer rotated = cloud.json("POST", "/v1/devices/" + id + "/rotate-token", owner, "{}");
        assertThat(ActivationLink.parse(rotated.text("qr_code_data")).token()).isEqualTo(rotated.text("token"));
    }
}
