package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.security.TestIssuer;
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

/** What the audit log tells of who did what, and who is told. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditLogIT {
    private TestIssuer issuer;
    private RunningCloud cloud;
    private Tenant ours;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        issuer = new TestIssuer();
        cloud = RunningCloud.withIssuer(data, issuer);
        ours = new Tenant(cloud, "ours-8Bv3");
    }

    @AfterAll
    void stop() {
        try (TestIssuer _ = issuer) {
            cloud.close();
        }
    }

    @Test
    void tellsWhoDidWhatWithWhatOutcome() throws Exception {
        Tenant.Things things = ours.make();
        String owner = ours.token(Role.OWNER);
        String viewer = ours.token(Role.VIEWER);
        cloud.json("PUT", "/v1/members/" + things.member(), owner, "{\"role\":\"operator\"}");
        cloud.json("PUT", "/v1/members/" + things.member(), viewer, "{\"role\":\"owner\"}");
        cloud.json("PUT", "/v1/members/" + things.member(), owner, "{\"role\":\"king\"}");

        JsonNode log = cloud.get("/v1/audit?limit=3&what=members", ours.token(Role.AUDITOR))
                .body();

        assertThat(log).hasSize(3);
        assertThat(log.at("/0/outcome").asText()).isEqualTo("refused");
        assertThat(log.at("/0/status").asInt()).isEqualTo(422);
        assertThat(log.at("/0/about/role").asText()).isEqualTo("king");
        assertThat(log.at("/1/outcome").asText()).isEqualTo("refused");
        assertThat(log.at("/1/code").asText()).isEqualTo("not_allowed");
        assertThat(log.at("/1/who").asText()).isNotEqualTo(log.at("/2/who").asText());
        assertThat(log.at("/2/outcome").asText()).isEqualTo("done");
        assertThat(log.at("/2/action").asText()).isEqualTo("PUT /v1/members/{user_id}");
        assertThat(log.at("/2/path").asText()).isEqualTo("/v1/members/" + things.member());
        assertThat(log.at("/2/about/role").asText()).isEqualTo("operator");
        assertThat(log.at("/2/who_kind").asText()).isEqualTo("person");
        assertThat(cloud.get("/v1/audit?outcome=done&limit=1&before=" + log.at("/2/number"), owner)
                        .body()
                        .at("/0/number")
                        .asLong())
                .isLessThan(log.at("/2/number").asLong());
        assertThat(cloud.get("/v1/audit?outcome=well", owner).status()).isEqualTo(422);
        assertThat(cloud.get("/v1/audit?before=0", owner).status()).isEqualTo(422);
    }

    @Test
    void tellsLogInsToTheOrganisationAndFailuresToThePlatform() throws Exception {
        String email = ours.person(Role.VIEWER);
        cloud.logIn(email, RunningCloud.PASSWORD);
        cloud.json("POST", "/v1/auth/login", null, """
                {"email":"%s","password":"not the password"}""".formatted(email));

        JsonNode own = cloud.get("/v1/audit?what=login&who=" + email, ours.token(Role.OWNER))
                .body();
        assertThat(own).hasSize(1);
        assertThat(own.at("/0/outcome").asText()).isEqualTo("done");
        String administrator = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        JsonNode all = cloud.get("/v1/platform/audit?what=login&outcome=refused&limit=1", administrator)
                .body();
        assertThat(all.at("/0/about/email").asText()).as(all.toString()).isEqualTo(email);
        assertThat(all.at("/0/who_kind").asText()).isEqualTo("nobody");
        assertThat(all.toString()).doesNotContain("not the password");
    }

    @Test
    void tellsWhatWasAskedForInMessagesAndInForms() throws Exception {
        Tenant.Things things = ours.make();
        String owner = ours.token(Role.OWNER);
        String administrator = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        cloud.json(
                "PUT",
                "/v1/members/" + things.member() + "/groups",
                owner,
                "{\"groups\":[\"" + things.group() + "\"]}");
        cloud.json("PUT", "/v1/organisation/settings", owner, "{\"allow_tokenless_devices\":false}");
        cloud.json("POST", "/v1/admin/codes", administrator, """
                {"code":"SPRING-2031","description":"fair","benefit_type":"device_slots","benefit_value":3,"max_uses":7}""");
        cloud.send(cloud.request("/ui/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=vera%40example.org&password=wrong")));

        assertThat(about("/v1/audit?what=/groups", owner).path("groups").asText())
                .contains(things.group());
        assertThat(about("/v1/audit?what=organisation/settings", owner)
                        .path("allow_tokenless_devices")
                        .asText())
                .isEqualTo("false");
        JsonNode code = about("/v1/platform/audit?what=POST%20/v1/admin/codes", administrator);
        assertThat(code.path("code").asText()).isEqualTo("SPRI…");
        assertThat(code.path("max_uses").asText()).isEqualTo("7");
        assertThat(about("/v1/platform/audit?what=POST%20/ui/login", administrator)
                        .path("email")
                        .asText())
                .isEqualTo("vera@example.org");
    }

    private JsonNode about(String path, String token) throws Exception {
        return cloud.get(path + "&limit=1", token).body().at("/0/about");
    }

    @Test
    void tellsWhoComesByAnIssuer() throws Exception {
        String email = ours.person(Role.VIEWER);
        String token = issuer.token(email);
        assertThat(cloud.get("/v1/auth/me", token).status()).isEqualTo(200);

        JsonNode told =
                cloud.get("/v1/audit?who=" + email, ours.token(Role.OWNER)).body();
        assertThat(told.at("/0/action").asText()).isEqualTo("log in by an issuer for the first time");
        assertThat(told.at("/0/about/issuer").asText()).isEqualTo(issuer.issuer());
    }

    @Test
    void writesWhatASpreadsheetReads() throws Exception {
        String owner = ours.token(Role.OWNER);
        cloud.json("POST", "/v1/members/invitations", owner, """
                {"email":"=cmd|'/c calc'!a0@example.org","role":"viewer"}""");
        RunningCloud.Answer csv = cloud.get("/v1/audit/csv?what=invitations", owner);

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.header("Content-Disposition")).contains("audit.csv");
        String text = new String(csv.response().body(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("number,at,who,").contains("\"POST /v1/members/invitations\"");
        assertThat(text.split("\r\n")).hasSizeGreaterThan(1);
    }

    @Test
    void findsThatSomebodyChangedTheLog() throws Exception {
        Tenant other = new Tenant(cloud, "other-3Kx1");
        String owner = other.token(Role.OWNER);
        JsonNode whole = cloud.get("/v1/audit/verification", owner).body();
        assertThat(whole.path("whole").asBoolean()).isTrue();
        assertThat(whole.path("entries").asLong()).isGreaterThan(5);
        String noted =
                "number=" + whole.path("number") + "&hash=" + whole.path("hash").asText();

        other.make();
        assertThat(cloud.get("/v1/audit/verification?" + noted, owner)
                        .body()
                        .path("whole")
                        .asBoolean())
                .isTrue();
        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE audit_entry SET who_name = 'x' WHERE number = 3 AND org_id = (SELECT org_id FROM organisation"
                                + " WHERE name = 'other-3Kx1')"));
        JsonNode broken = cloud.get("/v1/audit/verification", owner).body();
        assertThat(broken.path("whole").asBoolean()).isFalse();
        assertThat(broken.path("number").asLong()).isEqualTo(3);
        assertThat(broken.path("fault").asText()).isEqualTo("changed");
        assertThat(cloud.get("/v1/audit/verification", ours.token(Role.OWNER))
                        .body()
                        .path("whole")
                        .asBoolean())
                .isTrue();
    }
}
