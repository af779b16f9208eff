package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.tenant.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApiKeysIT extends RestSuite {
    @Test
    void letsAProgramInByTheKeyThatWasShownOnce() throws Exception {
        Answer made = make("Export", "captures:read", "devices:read");
        String secret = made.text("secret");
        String id = made.body().at("/key/id").asText();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.body().at("/key/made_by").asText()).isEqualTo(RunningCloud.EMAIL);
        assertThat(cloud.get("/v1/devices", secret).status()).isEqualTo(200);
        assertProblem(cloud.json("POST", "/v1/devices/" + device + "/trigger", secret, "{}"), 403, "not_allowed");
        Answer list = cloud.get("/v1/api-keys", owner);
        assertThat(list.body().toString()).doesNotContain(secret.substring(8)).contains(id);
        Instant used = Instant.parse(list.body().findPath("last_used_at").asText());
        assertThat(used).isBefore(Instant.now());

        assertThat(cloud.send(RunningCloud.authorized(
                                cloud.request("/v1/api-keys/" + id).DELETE(), owner))
                        .status())
                .isEqualTo(204);

        assertProblem(cloud.get("/v1/devices", secret), 401, "token_refused");
        assertThat(cloud.get("/v1/api-keys", owner).body().toString()).doesNotContain(id);
        assertProblem(
                cloud.send(RunningCloud.authorized(
                        cloud.request("/v1/api-keys/" + id).DELETE(), owner)),
                404,
                "api_key_not_found");
    }

    @Test
    void keepsNothingByWhichAKeyCouldBeUsed() throws Exception {
        String secret = make("Robot", "captures:trigger").text("secret");

        String rows = cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT string_agg(k::text, '') FROM api_key k")
                        .mapTo(String.class)
                        .one());

        assertThat(rows).contains("Robot").doesNotContain(secret.substring(8));
    }

    @Test
    void showsAProgramWhatHappensUntilItsKeyIsRevoked() throws Exception {
        Answer made = make("Watcher", "captures:read");
        HttpResponse<InputStream> stream = cloud.open(RunningCloud.authorized(
                cloud.request("/v1/capture-events/stream").GET(), made.text("secret")));
        try (InputStream events = stream.body()) {
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(events.read()).isEqualTo(':');

            cloud.send(RunningCloud.authorized(
                    cloud.request("/v1/api-keys/" + made.body().at("/key/id").asText())
                            .DELETE(),
                    owner));

            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .as("what came before it ended")
                    .startsWith(" open");
        }
        assertProblem(
                cloud.get(
                        "/v1/capture-events/stream",
                        make("Blind", "devices:read").text("secret")),
                403,
                "not_allowed");
    }

    @Test
    void refusesAKeyThatCantBe() throws Exception {
        assertProblem(make("", "devices:read"), 422, "invalid_input");
        assertProblem(make("Nothing"), 422, "invalid_input");
        assertProblem(make("Strange", "devices:eat"), 422, "invalid_input");
        for (String forbidden : Set.of("members:write", "ownership:transfer", "keys:read", "keys:write")) {
            assertProblem(make("Mighty", forbidden), 422, "invalid_input");
        }
        assertProblem(cloud.json("POST", "/v1/api-keys", owner, """
                        {"name":"Late","permissions":["devices:read"],"ends_at":"2020-01-01T00:00:00Z"}"""), 422, "invalid_input");
        assertThat(cloud.json("POST", "/v1/api-keys", owner, "{}").body().at("/errors"))
                .hasSize(2);
        assertProblem(cloud.get("/v1/api-keys/nonsense", owner), 405, "method_not_allowed");
    }

    @Test
    void showsTheKeysOnTheirPage() throws Exception {
        String secret = make("Archive <b>", "captures:read").text("secret");

        Answer page = cloud.send(cloud.request("/ui/keys").header("Cookie", "visant_session=" + owner));

        assertThat(page.status()).isEqualTo(200);
        assertThat(new String(page.response().body(), StandardCharsets.UTF_8))
                .contains("Archive &lt;b&gt;", "captures:read", "no end", "never", "value=\"members:read\"")
                .doesNotContain("value=\"members:write\"", secret.substring(8));
        assertProblem(cloud.get("/ui/keys", secret), 403, "people_only");
    }

    /** A key is the organisation's: what becomes of its maker changes nothing of it, and the page says so. */
    @Test
    void outlastsThatItsMakerMayDoLessAndSaysSo() throws Exception {
        Tenant tenant = new Tenant(cloud, "makers-5Tq8");
        String maker = tenant.person(Role.ADMIN);
        String token = cloud.logIn(maker, RunningCloud.PASSWORD);
        String secret = cloud.json(
                        "POST", "/v1/api-keys", token, "{\"name\":\"Export\",\"permissions\":[\"devices:read\"]}")
                .text("secret");
        assertThat(makerOnThePage(tenant, maker)).isEqualTo(maker);
        String member = "/v1/members/" + tenant.idOf(maker);

        cloud.json("PUT", member, tenant.token(Role.OWNER), "{\"role\":\"viewer\"}");
        cloud.json("PUT", member + "/groups", tenant.token(Role.OWNER), "{\"groups\":[]}");

        assertThat(cloud.get("/v1/devices", token).body()).isEmpty();
        assertThat(cloud.get("/v1/devices", secret).body()).isNotEmpty();
        assertThat(makerOnThePage(tenant, maker)).contains("now viewer");
        cloud.send(RunningCloud.authorized(cloud.request(member).DELETE(), tenant.token(Role.OWNER)));
        assertThat(cloud.get("/v1/devices", token).status()).isEqualTo(401);
        assertThat(cloud.get("/v1/devices", secret).body()).isNotEmpty();
        assertThat(makerOnThePage(tenant, maker)).contains("not here any more");
    }

    private String makerOnThePage(Tenant tenant, String maker) throws Exception {
        String page = new String(
                cloud.get("/ui/keys", tenant.token(Role.OWNER)).response().body(), StandardCharsets.UTF_8);
        return page.substring(page.indexOf(maker), page.indexOf("</span></td>", page.indexOf(maker)));
    }

    @Test
    void leavesALogOutByAKeyWithoutEffect() throws Exception {
        String secret = make("Robot", "devices:read").text("secret");
        assertThat(cloud.send(RunningCloud.authorized(
                                cloud.request("/v1/auth/logout").POST(BodyPublishers.noBody()), secret))
                        .status())
                .isEqualTo(204);
        assertThat(cloud.get("/v1/devices", secret).status()).isEqualTo(200);
    }

    private Answer make(String name, String... permissions) throws IOException, InterruptedException {
        String words = permissions.length == 0 ? "" : "\"" + String.join("\",\"", permissions) + "\"";
        return cloud.json("POST", "/v1/api-keys", owner, """
                        {"name":"%s","permissions":[%s]}""".formatted(name, words));
    }
}
