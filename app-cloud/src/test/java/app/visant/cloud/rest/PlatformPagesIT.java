package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.audit.ChainId;
import app.visant.domain.tenant.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages above organisations. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformPagesIT {
    private static final String MENU = "<a href=\"/ui/platform\">Platform</a>";

    private RunningCloud cloud;
    private Tenant harbour;
    private String organisation;
    private String administrator;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        harbour = new Tenant(cloud, "harbour-8Lp3");
        organisation = harbour.things().organisation();
        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE organisation SET name = 'harbour-8Lp3 <b>' WHERE org_id = ?",
                        UUID.fromString(organisation)));
        administrator = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void areInTheMenuOfThoseForWhomTheyAre() throws Exception {
        assertThat(page("/ui/dashboard", administrator)).contains(MENU);
        assertThat(page("/ui/dashboard", harbour.token(Role.OWNER))).doesNotContain(MENU);
        assertThat(cloud.get("/ui/platform", harbour.token(Role.OWNER)).status())
                .isEqualTo(403);
    }

    @Test
    void listOrganisationsAndPeople() throws Exception {
        String list = page("/ui/platform?part=harbour-8", administrator);
        assertThat(list)
                .contains("/ui/platform/organisations/" + organisation, "harbour-8Lp3 &lt;b&gt;", "Plan without an end")
                .doesNotContain("<b>");
        assertThat(page("/ui/platform?part=nobody-is-called-so", administrator)).contains("None.");
        String viewer = harbour.person(Role.VIEWER);
        assertThat(page("/ui/platform/people?part=" + viewer, administrator))
                .contains(viewer, "/ui/platform/organisations/" + organisation);
        assertThat(page("/ui/platform/people?part=" + RunningCloud.EMAIL, administrator))
                .contains(">platform</span>");
    }

    @Test
    void listBatchesOfAllOrganisations() throws Exception {
        String batch = harbour.things().batch();
        assertThat(page("/ui/platform/batches?part=" + batch, administrator))
                .contains(batch, "/ui/platform/organisations/" + organisation, "harbour-8Lp3 &lt;b&gt;");
        assertThat(page("/ui/platform/batches?part=nobody-made-it", administrator))
                .contains("None.");

        Answer all = cloud.get("/v1/platform/batches?part=" + batch, administrator);
        assertThat(all.header("X-Total-Count")).isEqualTo("1");
        assertThat(all.body().at("/0/org_id").asText()).isEqualTo(organisation);
        assertThat(all.body().at("/0/count").asInt()).isEqualTo(1);
        assertThat(all.body().at("/0/taken").asInt()).isEqualTo(1);
    }

    @Test
    void leadThroughMoreThanFitsOnOne() throws Exception {
        cloud.jdbi().useHandle(handle -> handle.execute("""
                        INSERT INTO organisation (org_id, name, device_slots, plan, allow_tokenless_devices, created_at)
                        SELECT gen_random_uuid(), 'many ' || n, 5, 'ENDLESS', false, now() FROM generate_series(1, 103) n
                        """));
        assertThat(page("/ui/platform?part=many", administrator))
                .contains("1 to 100 of 103", "/ui/platform?part=many&amp;offset=100");
        assertThat(page("/ui/platform?part=many&offset=100", administrator))
                .contains("101 to 103 of 103")
                .doesNotContain("Further");
        assertThat(page("/ui/platform?part=many&offset=1000", administrator)).contains("None.");
    }

    @Test
    void showOneOrganisationWithWhatItUsesAndMay() throws Exception {
        String path = "/ui/platform/organisations/" + organisation;
        cloud.json(
                "PUT",
                "/v1" + path.substring(3) + "/quota",
                administrator,
                "{\"max_captures\":12345,\"max_bytes\":2500000000}");
        assertThat(page(path, administrator))
                .contains(
                        "1 picture of 12,345", "of 2.5 GB", "value=\"12345\"", "value=\"2.5\"", "data-now=\"endless\"")
                .contains("Act for it");
        cloud.json("DELETE", "/v1" + path.substring(3) + "/quota", administrator, "");
        assertThat(page(path, administrator)).contains("value=\"usual\" checked");
        String own = cloud.get("/v1/auth/me", administrator).text("org_id");
        assertThat(page("/ui/platform/organisations/" + own, administrator)).doesNotContain("act-form");
        Answer unknown = cloud.get("/ui/platform/organisations/" + UUID.randomUUID(), administrator);
        assertThat(unknown.status()).isEqualTo(303);
        assertThat(unknown.header("Location")).endsWith("/ui/platform");
    }

    @Test
    void sayWhyNobodyActs() throws Exception {
        Answer refused = cloud.send(RunningCloud.authorized(
                cloud.request("/ui/platform/acting")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("organisation_id=" + organisation + "&reason=no&minutes=60")),
                administrator));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("reason: must be 5 to 300 characters", "act-form");
    }

    @Test
    void showCodesAndWhoRedeemedThem() throws Exception {
        assertThat(cloud.json("POST", "/v1/admin/codes", administrator, """
                        {"code":"FAIR-26","description":"Spring fair","benefit_type":"device_slots","benefit_value":2,"max_uses":3}""").status())
                .isEqualTo(201);
        assertThat(cloud.json("POST", "/v1/codes/redeem", harbour.token(Role.OWNER), "{\"code\":\"FAIR-26\"}")
                        .status())
                .isEqualTo(200);

        assertThat(page("/ui/platform/codes", administrator))
                .contains("FAIR-26", "2 device slots", "1 of 3", "2 redemptions: 3 device slots", "class=\"some\"");
        assertThat(page("/ui/platform/codes/fair-26", administrator))
                .contains("Spring fair", "/ui/platform/organisations/" + organisation, "Switch it off");
        cloud.json("DELETE", "/v1/admin/codes/FAIR-26", administrator, "");
        assertThat(page("/ui/platform/codes/FAIR-26", administrator)).contains("switched off", "Switch it on");
        assertThat(cloud.get("/ui/platform/codes/NEVER-MADE", administrator).status())
                .isEqualTo(303);
    }

    @Test
    void showWhoDidWhatAboveOrganisations() throws Exception {
        cloud.json("POST", "/v1/admin/codes", administrator, """
                {"code":"AUDIT-26","benefit_type":"device_slots","benefit_value":2}""");
        assertThat(page("/ui/platform", administrator)).contains("href=\"/ui/platform/audit\"");
        assertThat(page("/ui/platform/audit?what=codes&outcome=done", administrator))
                .contains(
                        "POST /v1/admin/codes",
                        RunningCloud.EMAIL,
                        "/v1/platform/audit/csv?what=codes&amp;outcome=done")
                .doesNotContain("POST /v1/devices");
        assertThat(page("/ui/platform/audit?from=yesterday", administrator)).contains("from");
        Answer csv = cloud.get("/v1/platform/audit/csv?what=codes", administrator);
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Disposition")).contains("platform-audit.csv");
        assertThat(text(csv)).startsWith("number,at,who,").contains("POST /v1/admin/codes");
        assertThat(page("/ui/platform/audit?check=true", administrator)).contains("The log is whole");
        assertThat(cloud.get("/ui/platform/audit", harbour.token(Role.OWNER)).status())
                .isEqualTo(403);
        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE audit_entry SET who_name = 'x' WHERE number = 2 AND org_id = ?",
                        ChainId.INSTALLATION.value()));
        assertThat(page("/ui/platform/audit?check=true", administrator)).contains("entry 2 was changed");
    }

    private String page(String path, String token) throws Exception {
        Answer answer = cloud.get(path, token);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return text(answer);
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
