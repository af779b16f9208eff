package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.tenant.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What administrators of the platform see of an organisation, and what they decide for it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformIT {
    private RunningCloud cloud;
    private Tenant harbour;
    private String owner;
    private String administrator;
    private String path;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data, InstantSource.system(), Map.of("VISANT_QUOTAS_CAPTURES", "200000"));
        harbour = new Tenant(cloud, "harbour-8Lp3");
        owner = harbour.token(Role.OWNER);
        administrator = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        path = "/v1/platform/organisations/" + harbour.things().organisation();
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void showsWhatAnOrganisationUsesAndWhatItMay() throws Exception {
        JsonNode shown = cloud.get(path, administrator).body();

        JsonNode organisation = shown.path("organisation");
        assertThat(organisation.path("name").asText()).isEqualTo("harbour-8Lp3");
        assertThat(organisation.path("captures").asLong()).isEqualTo(1);
        assertThat(organisation.path("bytes").asLong()).isPositive();
        assertThat(organisation.path("people").asLong()).isGreaterThanOrEqualTo(Role.values().length);
        assertThat(organisation.has("newest_capture")).isTrue();
        assertThat(cloud.get("/v1/platform/organisations?part=harbour-8", administrator)
                        .body()
                        .get(0)
                        .path("bytes"))
                .isEqualTo(organisation.path("bytes"));
        assertThat(cloud.get("/v1/platform/organisations/" + UUID.randomUUID(), administrator)
                        .text("code"))
                .isEqualTo("organisation_not_found");
        assertThat(cloud.get("/v1/platform/organisations/harbour", administrator)
                        .status())
                .isEqualTo(422);
        assertThat(cloud.get(path, owner).text("code")).isEqualTo("platform_only");
    }

    @Test
    void decidesPlanAndSlotsWhichTheOrganisationReadsOnce() throws Exception {
        Tenant other = new Tenant(cloud, "quay-2Xw9");
        String organisation = "/v1/platform/organisations/" + other.things().organisation();
        long active = slotsUsed(other);

        Answer changed = cloud.json("PUT", organisation + "/plan", administrator, """
                {"plan":"months","ends_at":"2041-03-01T00:00:00Z","device_slots":0}""");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/organisation/plan").asText()).isEqualTo("months");
        Answer plan = cloud.get("/v1/plan", other.token(Role.VIEWER));
        assertThat(plan.text("ends_at")).isEqualTo("2041-03-01T00:00:00Z");
        assertThat(plan.body().path("device_slots").asInt()).isZero();
        assertThat(slotsUsed(other))
                .as("active devices stay so")
                .isEqualTo(active)
                .isPositive();
        String spare = cloud.json("POST", "/v1/admin/devices/manufacture", other.token(Role.OWNER), "{\"count\":1}")
                .body()
                .at("/device_ids/0")
                .asText();
        assertThat(cloud.json("POST", "/v1/devices/activate", other.token(Role.OWNER), """
                        {"device_id":"%s"}""".formatted(spare))
                        .text("code"))
                .isEqualTo("no_device_slot_left");

        assertThat(cloud.json("PUT", organisation + "/plan", administrator, "{\"device_slots\":7}")
                        .body()
                        .at("/organisation/plan_ends_at")
                        .asText())
                .as("what is not said stays")
                .isEqualTo("2041-03-01T00:00:00Z");

        JsonNode told = cloud.get("/v1/audit?what=plan%20or%20device%20slots", other.token(Role.AUDITOR))
                .body();
        assertThat(told).hasSize(2);
        assertThat(told.at("/1/who").asText()).isEqualTo(RunningCloud.EMAIL);
        assertThat(told.at("/1/who_kind").asText()).isEqualTo("platform");
        assertThat(told.at("/1/outcome").asText()).isEqualTo("done");
        assertThat(told.at("/1/about/plan_before").asText()).isEqualTo("endless");
        assertThat(told.at("/1/about/plan").asText()).isEqualTo("months");
        assertThat(told.at("/0/about/device_slots_before").asText()).isEqualTo("0");
        JsonNode above = cloud.get("/v1/platform/audit?limit=1&what=/plan", administrator)
                .body();
        assertThat(above.at("/0/action").asText()).isEqualTo("PUT /v1/platform/organisations/{organisation_id}/plan");
        assertThat(above.at("/0/about/device_slots").asText()).isEqualTo("7");
        assertThat(cloud.get("/v1/audit?what=PUT%20/v1/platform", other.token(Role.AUDITOR))
                        .body())
                .as("entries beside it")
                .isEmpty();
    }

    @Test
    void endsAPlanAtOnce() throws Exception {
        Tenant other = new Tenant(cloud, "pier-7Tq4");
        String organisation = "/v1/platform/organisations/" + other.things().organisation();
        cloud.json("PUT", organisation + "/plan", administrator, """
                {"plan":"trial","ends_at":"2020-01-01T00:00:00Z"}""");
        assertThat(cloud.get("/v1/plan", other.token(Role.VIEWER))
                        .body()
                        .path("in_force")
                        .asBoolean())
                .isFalse();
        cloud.json("PUT", organisation + "/plan", administrator, "{\"plan\":\"endless\"}");
        assertThat(cloud.get("/v1/plan", other.token(Role.VIEWER))
                        .body()
                        .path("in_force")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void boundsWhatIsStoredUntilItIsAsUsualAgain() throws Exception {
        String device = harbour.things().device();
        assertThat(cloud.get(path, administrator).body().path("quota").toString())
                .isEqualTo("{\"usual\":true,\"max_captures\":200000}");

        assertThat(cloud.json("PUT", path + "/quota", administrator, "{\"max_captures\":1,\"max_bytes\":1000000}")
                        .status())
                .isEqualTo(200);
        Answer storage = cloud.get("/v1/storage", owner);
        assertThat(storage.body().path("max_captures").asLong()).isEqualTo(1);
        assertThat(storage.body().path("max_bytes").asLong()).isEqualTo(1_000_000);
        assertThat(upload(device).text("code")).isEqualTo("quota_reached");

        cloud.json("PUT", path + "/quota", administrator, "{\"unlimited\":true}");
        assertThat(cloud.get("/v1/storage", owner).body().has("max_captures")).isFalse();

        Answer usual = cloud.json("DELETE", path + "/quota", administrator, "");
        assertThat(usual.body().at("/quota/usual").asBoolean()).isTrue();
        assertThat(cloud.get("/v1/storage", owner).body().path("max_captures").asLong())
                .isEqualTo(200_000);
        JsonNode told = cloud.get("/v1/audit?what=storage%20quota", owner).body();
        assertThat(told).hasSize(3);
        assertThat(told.at("/2/about/max_captures").asText()).isEqualTo("1");
        assertThat(told.at("/0/about/max_captures").asText()).isEqualTo("as usual");
    }

    @Test
    void saysWhatIsWrongAndChangesNothing() throws Exception {
        String before = cloud.get(path, administrator).body().toString();
        refused("plan", "plan", "{\"plan\":\"golden\"}");
        refused("plan", "plan", "{}");
        refused("plan", "plan", "{\"ends_at\":\"2041-03-01T00:00:00Z\"}");
        refused("plan", "ends_at", "{\"plan\":\"months\"}");
        refused("plan", "ends_at", "{\"plan\":\"endless\",\"ends_at\":\"2041-03-01T00:00:00Z\"}");
        refused("plan", "ends_at", "{\"plan\":\"months\",\"ends_at\":\"9999-02-01T00:00:00Z\"}");
        refused("plan", "device_slots", "{\"device_slots\":-1}");
        refused("plan", "device_slots", "{\"device_slots\":1000001}");
        refused("quota", "unlimited", "{}");
        refused("quota", "unlimited", "{\"max_captures\":1,\"unlimited\":true}");
        refused("quota", "max_captures", "{\"max_captures\":-1}");
        refused("quota", "max_bytes", "{\"max_bytes\":-1}");
        assertThat(cloud.get(path, administrator).body()).hasToString(before);
        assertThat(cloud.json(
                                "PUT",
                                "/v1/platform/organisations/" + UUID.randomUUID() + "/plan",
                                administrator,
                                "{\"device_slots\":1}")
                        .status())
                .isEqualTo(404);
    }

    private void refused(String what, String field, String body) throws Exception {
        Answer answer = cloud.json("PUT", path + "/" + what, administrator, body);
        assertThat(answer.status()).as(body).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/field").asText()).as(body).isEqualTo(field);
    }

    private long slotsUsed(Tenant tenant) throws Exception {
        return cloud.get("/v1/plan", tenant.token(Role.OWNER))
                .body()
                .path("device_slots_used")
                .asLong();
    }

    private Answer upload(String device) throws Exception {
        byte[] body = Multipart.of(device, "beyond-" + UUID.randomUUID()).body(RestSuite.PICTURE);
        return cloud.send(RunningCloud.authorized(
                cloud.request("/v1/captures")
                        .header("Content-Type", Multipart.CONTENT_TYPE)
                        .POST(BodyPublishers.ofByteArray(body)),
                harbour.things().deviceToken()));
    }

    @Test
    void takesADeviceFromAnOrganisationThatClaimedItAndNeverHadIt() throws Exception {
        Tenant squatter = new Tenant(cloud, "squatter-5Kd1");
        String id = cloud.json("POST", "/v1/admin/devices/manufacture", owner, "{\"count\":1}")
                .body()
                .at("/device_ids/0")
                .asText();
        String claim = "{\"device_id\":\"" + id + "\"}";
        assertThat(cloud.json("POST", "/v1/devices/activate", squatter.token(Role.OWNER), claim)
                        .status())
                .isEqualTo(200);
        assertThat(cloud.json("POST", "/v1/devices/activate", owner, claim).text("code"))
                .isEqualTo("device_taken");
        String free = "/v1/platform/devices/" + id + "/release";
        assertThat(cloud.json("POST", free, squatter.token(Role.OWNER), "").text("code"))
                .isEqualTo("platform_only");

        assertThat(cloud.json("POST", free, administrator, "").status()).isEqualTo(204);

        assertThat(cloud.json("POST", "/v1/devices/activate", owner, claim).status())
                .isEqualTo(200);
        JsonNode told = cloud.get("/v1/audit?what=take%20a%20device%20away", squatter.token(Role.AUDITOR))
                .body();
        assertThat(told.at("/0/who").asText()).isEqualTo(RunningCloud.EMAIL);
        assertThat(told.at("/0/about/device_id").asText()).isEqualTo(id);
        assertThat(cloud.get("/v1/platform/audit?limit=1&what=/release", administrator)
                        .body()
                        .at("/0/path")
                        .asText())
                .isEqualTo(free);
        String used = "/v1/platform/devices/" + harbour.things().device() + "/release";
        Answer refused = cloud.json("POST", used, administrator, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("device_in_use");
    }
}
