package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.adapter.cloud.stream.StreamRoute;
import app.visant.domain.tenant.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the running cloud by which people or programs change something or see a picture leaves its trace; a new one is tried by itself. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailIT {
    private static final String CANARY = "canary-4Wq9-0123456789-abcdefghij";
    private static final String FORM = "application/x-www-form-urlencoded";

    private TestIssuer issuer;
    private RunningCloud cloud;
    private List<Route> routes;
    private Tenant ours;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        issuer = new TestIssuer();
        cloud = RunningCloud.withIssuer(data, issuer);
        routes = Route.of(cloud);
        ours = new Tenant(cloud, "ours-5Rt8");
    }

    @BeforeEach
    void restoreRoles() {
        ours.restoreRoles();
    }

    /** After every route has been asked. */
    @AfterAll
    void keepsNoSecret() throws Exception {
        try (RunningCloud _ = cloud;
                TestIssuer _ = issuer) {
            List<String> secrets = useSecrets();
            List<String> entries = cloud.jdbi()
                    .withHandle(handle -> handle.select("SELECT e::text FROM audit_entry e")
                            .mapTo(String.class)
                            .list());
            assertThat(secrets).doesNotContain("").doesNotContainNull();
            assertThat(entries).isNotEmpty().noneMatch(entry -> secrets.stream().anyMatch(entry::contains));
        }
    }

    /** @return what must not be found anywhere */
    private List<String> useSecrets() throws Exception {
        String owner = ours.token(Role.OWNER);
        for (String body : List.of(
                "login {\"email\":\"a@example.org\",\"password\":\"%s\"}",
                "token/refresh {\"refresh_token\":\"%s\"}",
                "logout {\"refresh_token\":\"%s\"}",
                "reset-password {\"token\":\"%1$s\",\"new_password\":\"%1$s\"}",
                "verify-email {\"token\":\"%s\"}",
                "join {\"token\":\"%1$s\",\"password\":\"%1$s\"}")) {
            String[] parts = body.formatted(CANARY).split(" ", 2);
            cloud.json("POST", "/v1/auth/" + parts[0], null, parts[1]);
        }
        cloud.json("POST", "/v1/codes/redeem", owner, "{\"code\":\"" + CANARY + "\"}");
        post("/ui/login", "email=a%40example.org&password=" + CANARY);
        post("/ui/join", "token=" + CANARY + "&password=" + CANARY);
        RunningCloud.Answer tokens = cloud.json(
                "POST", "/v1/auth/login", null, """
                {"email":"%s","password":"%s"}""".formatted(ours.person(Role.OWNER), RunningCloud.PASSWORD));
        RunningCloud.Answer key = cloud.json(
                "POST",
                "/v1/api-keys",
                tokens.text("access_token"),
                "{\"name\":\"robot\",\"permissions\":[\"devices:read\"]}");
        RunningCloud.Answer rotated = cloud.json(
                "POST", "/v1/devices/" + ours.make().device() + "/rotate-token", owner, "{\"revoke_old\":true}");
        return List.of(
                CANARY,
                RunningCloud.PASSWORD,
                "eyJ",
                Tenant.CODE,
                ours.things().deviceToken(),
                rotated.text("token"),
                tokens.text("refresh_token"),
                key.text("secret"));
    }

    private RunningCloud.Answer post(String page, String form) throws Exception {
        return cloud.send(cloud.request(page).header("Content-Type", FORM).POST(BodyPublishers.ofString(form)));
    }

    /** All but those for devices. */
    List<Route> routes() {
        return routes.stream()
                .filter(route -> !(route.audience() instanceof Audience.Devices))
                .filter(route -> !isStream(route))
                .toList();
    }

    private static boolean isStream(Route route) {
        return List.of(StreamRoute.values()).stream()
                .anyMatch(stream -> stream.path().equals(route.path()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void leavesATraceOfEachChangeAndOfEachPictureAndOfNothingElse(Route route) throws Exception {
        Tenant.Things things = route.isSafe() ? ours.things() : ours.make();
        String token = route.audience() instanceof Audience.Platform
                ? cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD)
                : cloud.logIn(ours.person(Role.OWNER), RunningCloud.PASSWORD);
        long before = lastEntry();

        RunningCloud.Answer answer = cloud.send(request(route, things, token));

        boolean isChange = !route.isSafe() || route.changes();
        boolean leavesATrace = isChange || answer.header("Content-Type").startsWith("image/");
        List<Map<String, Object>> traces = entriesOf(route, before);
        if (!leavesATrace) {
            assertThat(traces)
                    .as("%s changes nothing and shows no picture", route)
                    .isEmpty();
            return;
        }
        assertThat(traces)
                .as("%s answers %s and leaves a trace", route, answer.status())
                .isNotEmpty();
        assertThat(traces.getLast()).containsEntry("status", answer.status());
        assertThat(String.valueOf(traces.getFirst().get("step"))).isEqualTo(isChange ? "BEGUN" : "ALONE");
        if (!(route.audience() instanceof Audience.Everybody)) {
            assertThat(traces)
                    .allSatisfy(trace -> assertThat(trace)
                            .containsEntry("who_kind", "PERSON")
                            .containsEntry("who_address", "127.0.0.1"));
        }
    }

    private static HttpRequest.Builder request(RunningCloud cloud, Route route, Tenant.Things things) {
        HttpRequest.Builder request = cloud.request(route.pathTo(things));
        if (route.isSafe()) {
            return request.GET();
        }
        String type = route.isPage() ? FORM : "application/json";
        String body = route.isPage() ? "" : route.bodyOf(things);
        return request.header("Content-Type", type).method(route.method(), BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(Route route, Tenant.Things things, String token) {
        return RunningCloud.authorized(request(cloud, route, things), token);
    }

    @ParameterizedTest
    @EnumSource
    void servesNoPictureByAStream(StreamRoute stream) {
        assertThat(stream.path())
                .as("a stream for people that shows pictures itself must put that on record")
                .matches(".*/(commands|stream|poll)");
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
        post("/ui/login", "email=vera%40example.org&password=wrong");

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
        String text = new String(csv.response().body(), java.nio.charset.StandardCharsets.UTF_8);
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

    private long lastEntry() {
        return cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM audit_entry")
                        .mapTo(Long.class)
                        .one());
    }

    /** In the order in which they were written; the log itself has no order across chains. */
    private List<Map<String, Object>> entriesOf(Route route, long before) {
        return cloud.jdbi()
                .withHandle(handle ->
                        handle.select("""
                                SELECT * FROM (SELECT *, row_number() OVER (ORDER BY at, number) place FROM audit_entry) e
                                WHERE place > ? AND action = ? ORDER BY place
                                """, before, route.toString()).mapToMap().list());
    }
}
