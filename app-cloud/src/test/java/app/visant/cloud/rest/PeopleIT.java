package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.security.Argon2idPasswordHashing;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for what, and what a wrong question is answered by. */
final class PeopleIT extends RestSuite {
    private final TestIssuer issuer;

    PeopleIT() throws Exception {
        issuer = new TestIssuer();
    }

    /** With an issuer outside, so that all routes are there. */
    @Override
    protected Map<String, String> settings() {
        return IssuerLogInIT.settings(issuer);
    }

    @AfterAll
    void stopTheIssuer() {
        issuer.close();
    }

    @Test
    void servesTheWayToAnIssuerAndRefusesAComebackThatItDidNotBegin() throws Exception {
        assertThat(cloud.get("/ui/issuer", null).status()).isEqualTo(303);
        for (String query : new String[] {"", "?code=x", "?code=x&state=y", "?error=access_denied", "?code=%00"}) {
            Answer answer = cloud.get("/ui/issuer/callback" + query, null);
            assertThat(answer.status()).as(query).isEqualTo(401);
            assertThat(answer.header("Content-Type")).as(query).startsWith("text/html");
            assertThat(answer.response().headers().allValues("Set-Cookie"))
                    .as(query)
                    .noneMatch(cookie -> cookie.startsWith("visant_session"));
        }
    }

    @Test
    void hidesAnotherOrganisationsThings() throws Exception {
        upload(Multipart.of(device, "secret").body(PICTURE));
        String stranger = person("OWNER", true);

        for (String path : new String[] {
            "/v1/devices/" + device,
            "/v1/devices/" + device + "/triggers",
            "/v1/devices/" + device + "/accounting",
            "/v1/devices/" + device + "/ledger",
            "/v1/devices/" + device + "/health",
            "/v1/scheduled-triggers/device/" + device,
            "/v1/captures/secret",
            "/v1/captures/secret/image",
            "/v1/captures/secret/thumbnail"
        }) {
            assertThat(cloud.get(path, stranger).status()).as(path).isEqualTo(404);
        }
        assertThat(cloud.json("POST", "/v1/devices/" + device + "/trigger", stranger, "")
                        .status())
                .isEqualTo(404);
        assertThat(cloud.get("/v1/captures", stranger).body()).isEmpty();
        assertThat(cloud.get("/v1/devices", stranger).body()).isEmpty();
    }

    @Test
    void letsARoleDoOnlyWhatItMay() throws Exception {
        String viewer = person("VIEWER", false);
        String operator = person("OPERATOR", false);

        assertThat(cloud.get("/v1/devices", viewer).status()).isEqualTo(200);
        assertProblem(cloud.json("POST", "/v1/devices/" + device + "/trigger", viewer, ""), 403, "not_allowed");
        assertThat(cloud.json("POST", "/v1/devices/" + device + "/trigger", operator, "")
                        .status())
                .isEqualTo(200);
        assertProblem(
                cloud.json("POST", "/v1/admin/devices/manufacture", operator, "{\"count\":1}"), 403, "not_allowed");
        assertProblem(cloud.get("/v1/devices", null), 401, "token_refused");
        assertProblem(cloud.get("/v1/devices", "nonsense"), 401, "token_refused");
    }

    @Test
    void takesAChangeByCookieOnlyFromItsOwnPages() throws Exception {
        String path = "/v1/devices/" + device + "/trigger";

        assertThat(cloud.send(cloud.request(path)
                                .header("Cookie", "visant_session=" + owner)
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
        for (String[] from :
                new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}, {"X-Nothing", "x"}
                }) {
            Answer answer = cloud.send(cloud.request(path)
                    .header("Cookie", "visant_session=" + owner)
                    .header(from[0], from[1])
                    .POST(BodyPublishers.noBody()));
            assertProblem(answer, 403, "foreign_site");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/v1/nothing",
                "/v1/captures/..%2f..%2fetc",
                "/v1/devices/%00",
                "/v1/devices/a%20b",
                "/v1/captures?limit=0",
                "/v1/captures?limit=x",
                "/v1/captures?offset=-1",
                "/v1/captures?from=yesterday",
                "/v1/captures?to=%2B999999999-01-01T00:00:00Z",
                "/v1/captures?trigger_label=%00",
                "/v1/captures?state=strange",
                "/v1/scheduled-triggers/device/%2e%2e"
            })
    void answersBadAddressesByAProblem(String path) throws Exception {
        Answer answer = cloud.get(path, owner);

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
    }

    @Test
    void isInStepWithItsDocument() throws Exception {
        JsonNode document = new ObjectMapper(new YAMLFactory())
                .readTree(getClass().getResourceAsStream("/app/visant/contracts/openapi.yaml"));
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (Set.of("get", "put", "post", "delete").contains(method)) {
                        documented.add(method + " " + path.getKey());
                    }
                }));
        Set<String> served = new TreeSet<>(Set.of(
                "get /v1/devices/{device_id}/commands",
                "get /v1/device-commands/stream",
                "get /v1/device-commands/poll",
                "get /v1/capture-events/stream"));
        cloud.resources().forEach(resource -> collect("", resource, served));
        served.removeIf(route -> route.startsWith("options ")
                || route.contains(" /ui")
                || route.contains(" /docs")
                || route.endsWith(" /"));

        assertThat(served).isEqualTo(documented);
        assertThat(cloud.get("/openapi.json", null).body().path("paths").size())
                .isEqualTo(document.path("paths").size());
    }

    private static void collect(String prefix, Resource resource, Set<String> routes) {
        String path = (prefix + "/" + resource.getPath()).replaceAll("/+", "/");
        String shown = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (ResourceMethod method : resource.getResourceMethods()) {
            routes.add(method.getHttpMethod().toLowerCase(java.util.Locale.ROOT) + " " + shown);
        }
        resource.getChildResources().forEach(child -> collect(path, child, routes));
    }

    /** @return the access token of a new person with a role, in the owner's organisation or a new one */
    private String person(String role, boolean elsewhere) throws IOException, InterruptedException {
        String email = UUID.randomUUID() + "@example.org";
        String hash = new Argon2idPasswordHashing(new SecureIds(InstantSource.system())).hash(RunningCloud.PASSWORD);
        cloud.jdbi().useHandle(handle -> {
            UUID organisation = elsewhere
                    ? UUID.randomUUID()
                    : handle.select("SELECT org_id FROM account WHERE email = ?", RunningCloud.EMAIL)
                            .mapTo(UUID.class)
                            .one();
            if (elsewhere) {
                handle.execute("INSERT INTO organisation VALUES (?, 'Other', 5, now(), false, now())", organisation);
            }
            handle.execute(
                    "INSERT INTO account (user_id, org_id, email, role, password_hash) VALUES (?, ?, ?, ?, ?)",
                    UUID.randomUUID(),
                    organisation,
                    email,
                    role,
                    hash);
        });
        return cloud.logIn(email, RunningCloud.PASSWORD);
    }
}
