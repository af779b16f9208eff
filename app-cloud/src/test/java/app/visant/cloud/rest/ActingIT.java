package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.tenant.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Administrators of the platform act for an organisation. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActingIT {
    private RunningCloud cloud;
    private Tenant harbour;
    private String organisation;
    private String administrator;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        harbour = new Tenant(cloud, "harbour-8Lp3");
        organisation = cloud.get("/v1/auth/me", harbour.token(Role.OWNER)).text("org_id");
    }

    @BeforeEach
    void logIn() throws Exception {
        administrator = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void seesNothingOfAnOrganisationBeforeItActsForIt() throws Exception {
        assertThat(cloud.get("/v1/captures/" + harbour.things().record() + "/image", administrator)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void actsInTheOrganisationsRecordAndUntilItEnds() throws Exception {
        Answer begun = act(organisation, "the quay's camera is dark", 30);
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text("organisation")).isEqualTo("harbour-8Lp3");

        String picture = "/v1/captures/" + harbour.things().record() + "/image";
        assertThat(cloud.get(picture, administrator).status()).isEqualTo(200);
        assertThat(cloud.json("POST", "/v1/devices/" + harbour.things().device() + "/suspend", administrator, "")
                        .status())
                .isBetween(200, 204);
        String other = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        assertThat(cloud.get(picture, other).status())
                .as("another session of the same person")
                .isEqualTo(404);

        JsonNode told = cloud.get("/v1/audit?who=" + RunningCloud.EMAIL, harbour.token(Role.OWNER))
                .body();
        assertThat(told)
                .allSatisfy(deed -> assertThat(deed.path("who_kind").asText()).isEqualTo("platform"));
        assertThat(told.at("/2/action").asText()).isEqualTo("begin to act for the organisation");
        assertThat(told.at("/2/about/reason").asText()).isEqualTo("the quay's camera is dark");
        assertThat(told.at("/1/path").asText()).isEqualTo(picture);
        assertThat(told.at("/0/path").asText()).endsWith("/suspend");

        assertThat(cloud.json("DELETE", "/v1/platform/acting", administrator, "")
                        .status())
                .isEqualTo(204);
        assertThat(cloud.get(picture, administrator).status()).isEqualTo(404);
        assertThat(cloud.json(
                                "POST",
                                "/v1/devices/" + harbour.things().device() + "/resume",
                                harbour.token(Role.OWNER),
                                "")
                        .status())
                .isBetween(200, 204);
    }

    @Test
    void mayDoNothingByWhichItCouldStay() throws Exception {
        act(organisation, "the quay's camera is dark", 30);
        assertThat(cloud.json("POST", "/v1/members/invitations", administrator, """
                        {"email":"me@example.org","role":"owner"}""")
                        .status())
                .isEqualTo(403);
        assertThat(cloud.json("DELETE", "/v1/members/" + harbour.things().member(), administrator, "")
                        .status())
                .isEqualTo(403);
        assertThat(cloud.json("POST", "/v1/auth/change-password", administrator, """
                        {"current_password":"a long password","new_password":"another long password"}""")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void takesNothingAwayByWhichADeviceProvesItself() throws Exception {
        act(organisation, "the quay's camera is dark", 30);
        Tenant.Things things = harbour.things();
        assertThat(cloud.json("POST", "/v1/devices/" + things.device() + "/rotate-token", administrator, "{}")
                        .text("code"))
                .isEqualTo("not_allowed");
        assertThat(cloud.json("POST", "/v1/devices/activate", administrator, """
                        {"device_id":"%s"}""".formatted(things.device()))
                        .text("code"))
                .isEqualTo("not_allowed");
        assertThat(cloud.json("POST", "/v1/devices/" + things.device() + "/replace", administrator, """
                        {"device_id":"%s"}""".formatted(
                                        things.device()))
                        .text("code"))
                .isEqualTo("not_allowed");
        assertThat(cloud.json("POST", "/v1/devices/" + things.device() + "/release", administrator, "")
                        .text("code"))
                .isEqualTo("not_allowed");
        assertThat(cloud.json("PUT", "/v1/organisation/settings", administrator, """
                        {"allow_tokenless_devices":true}""")
                        .text("code"))
                .isEqualTo("not_allowed");
        assertThat(cloud.get("/v1/organisation/settings", harbour.token(Role.OWNER))
                        .body()
                        .path("allow_tokenless_devices")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void logsOutForGoodWhileItActs() throws Exception {
        Answer begun =
                cloud.json("POST", "/v1/auth/login", null, """
                {"email":"%s","password":"%s"}""".formatted(RunningCloud.EMAIL, RunningCloud.PASSWORD));
        administrator = begun.text("access_token");
        assertThat(act(organisation, "the quay's camera is dark", 30).status()).isEqualTo(201);

        assertThat(cloud.json("POST", "/v1/auth/logout", administrator, "").status())
                .isEqualTo(204);

        assertThat(cloud.get("/v1/devices", administrator).status()).isEqualTo(401);
        assertThat(cloud.json("POST", "/v1/auth/token/refresh", null, """
                        {"refresh_token":"%s"}""".formatted(begun.text("refresh_token")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void tellsTheOrganisationWhenANewPasswordEndsTheSession() throws Exception {
        assertThat(act(organisation, "the quay's camera is dark", 30).status()).isEqualTo(201);
        String other = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);

        assertThat(changePassword(other, RunningCloud.PASSWORD, "another long password"))
                .isEqualTo(204);

        JsonNode told = cloud.get("/v1/audit?who=" + RunningCloud.EMAIL, harbour.token(Role.OWNER))
                .body();
        assertThat(changePassword(other, "another long password", RunningCloud.PASSWORD))
                .isEqualTo(204);
        assertThat(told.at("/0/action").asText()).isEqualTo("end to act for the organisation");
        assertThat(told.at("/0/about/cause").asText()).isEqualTo("the session ended");
    }

    private int changePassword(String token, String present, String next) throws Exception {
        return cloud.json("POST", "/v1/auth/change-password", token, """
                        {"current_password":"%s","new_password":"%s"}""".formatted(present, next))
                .status();
    }

    @Test
    void wantsAReasonAnOrganisationAndATime() throws Exception {
        assertThat(act(organisation, "", 30).status()).isEqualTo(422);
        assertThat(act(organisation, "the quay's camera is dark", 1000).status())
                .isEqualTo(422);
        assertThat(act(UUID.randomUUID().toString(), "the quay's camera is dark", 30)
                        .status())
                .isEqualTo(404);
        assertThat(cloud.json("POST", "/v1/platform/acting", harbour.token(Role.OWNER), "{}")
                        .text("code"))
                .isEqualTo("platform_only");
    }

    @Test
    void saysOnEachPageForWhomItActs() throws Exception {
        act(organisation, "the quay's camera is dark", 30);
        String page = new String(
                cloud.get("/ui/dashboard", administrator).response().body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(page).contains("You act for <b>harbour-8Lp3</b>");
        String own = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        assertThat(new String(
                        cloud.get("/ui/dashboard", own).response().body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("You act for");
    }

    private Answer act(String whom, String reason, int minutes) throws Exception {
        return cloud.json("POST", "/v1/platform/acting", administrator, """
                {"organisation_id":"%s","reason":"%s","minutes":%d}""".formatted(whom, reason, minutes));
    }
}
