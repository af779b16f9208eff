package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.stream.StreamRoute;
import app.visant.domain.tenant.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the running cloud by which people or programs change something or see a picture leaves its trace; a new one is tried by itself. */
class AuditTrailIT extends MatrixSuite {
    private static final String CANARY = "canary-4Wq9-0123456789-abcdefghij";
    private static final String FORM = "application/x-www-form-urlencoded";

    private Tenant ours;

    @BeforeAll
    void makeOrganisation() throws Exception {
        ours = new Tenant(cloud(), "ours-5Rt8");
    }

    @BeforeEach
    void restoreRoles() {
        ours.restoreRoles();
    }

    /** After every route has been asked. */
    @AfterAll
    void keepsNoSecret() throws Exception {
        List<String> secrets = useSecrets();
        List<String> entries = cloud().jdbi()
                .withHandle(handle -> handle.select("SELECT e::text FROM audit_entry e")
                        .mapTo(String.class)
                        .list());
        assertThat(secrets).doesNotContain("").doesNotContainNull();
        assertThat(entries).isNotEmpty().noneMatch(entry -> secrets.stream().anyMatch(entry::contains));
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
            cloud().json("POST", "/v1/auth/" + parts[0], null, parts[1]);
        }
        cloud().json("POST", "/v1/codes/redeem", owner, "{\"code\":\"" + CANARY + "\"}");
        post("/ui/login", "email=a%40example.org&password=" + CANARY);
        post("/ui/join", "token=" + CANARY + "&password=" + CANARY);
        RunningCloud.Answer tokens = cloud().json(
                        "POST", "/v1/auth/login", null, """
                {"email":"%s","password":"%s"}""".formatted(ours.person(Role.OWNER), RunningCloud.PASSWORD));
        RunningCloud.Answer key = cloud().json(
                        "POST",
                        "/v1/api-keys",
                        tokens.text("access_token"),
                        "{\"name\":\"robot\",\"permissions\":[\"devices:read\"]}");
        RunningCloud.Answer rotated = cloud().json(
                        "POST",
                        "/v1/devices/" + ours.make().device() + "/rotate-token",
                        owner,
                        "{\"revoke_old\":true}");
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
        return cloud().send(cloud().request(page).header("Content-Type", FORM).POST(BodyPublishers.ofString(form)));
    }

    List<Route> routesOfPeopleAndPrograms() {
        return routesFor(whom -> !(whom instanceof Audience.Devices)).stream()
                .filter(route -> !isStream(route))
                .toList();
    }

    private static boolean isStream(Route route) {
        return List.of(StreamRoute.values()).stream()
                .anyMatch(stream -> stream.path().equals(route.path()));
    }

    @ParameterizedTest
    @MethodSource("routesOfPeopleAndPrograms")
    void leavesATraceOfEachChangeAndOfEachPictureAndOfNothingElse(Route route) throws Exception {
        Tenant.Things things = route.isSafe() ? ours.things() : ours.make();
        String token = route.audience() instanceof Audience.Platform
                ? cloud().logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD)
                : cloud().logIn(ours.person(Role.OWNER), RunningCloud.PASSWORD);
        long before = lastEntry();

        RunningCloud.Answer answer = cloud().send(request(route, things, token));

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

    private HttpRequest.Builder request(Route route, Tenant.Things things, String token) {
        HttpRequest.Builder request = RunningCloud.authorized(cloud().request(route.pathTo(things)), token);
        if (route.isSafe()) {
            return request.GET();
        }
        String type = route.isPage() ? FORM : "application/json";
        String body = route.isPage() ? "" : route.bodyOf(things);
        return request.header("Content-Type", type).method(route.method(), BodyPublishers.ofString(body));
    }

    @ParameterizedTest
    @EnumSource
    void servesNoPictureByAStream(StreamRoute stream) {
        assertThat(stream.path())
                .as("a stream for people that shows pictures itself must put that on record")
                .matches(".*/(commands|stream|poll)");
    }

    private long lastEntry() {
        return cloud().jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM audit_entry")
                        .mapTo(Long.class)
                        .one());
    }

    /** In the order in which they were written; the log itself has no order across chains. */
    private List<Map<String, Object>> entriesOf(Route route, long before) {
        return cloud().jdbi()
                .withHandle(handle ->
                        handle.select("""
                                SELECT * FROM (SELECT *, row_number() OVER (ORDER BY at, number) place FROM audit_entry) e
                                WHERE place > ? AND action = ? ORDER BY place
                                """, before, route.toString()).mapToMap().list());
    }
}
