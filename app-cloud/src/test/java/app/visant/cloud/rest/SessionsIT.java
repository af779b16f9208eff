package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionsIT {
    private RunningCloud cloud;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void refreshesByEachTokenOnceAndEndsTheSessionOfOneThatIsUsedAgain() throws Exception {
        JsonNode begun = begin();
        JsonNode refreshed = refresh(begun).body();

        assertThat(works(begun)).as("the access token before").isTrue();
        assertThat(works(refreshed)).isTrue();
        assertThat(refreshed.path("refresh_token")).isNotEqualTo(begun.path("refresh_token"));

        assertProblem(refresh(begun), 401, "refresh_token_refused");

        assertThat(works(refreshed)).as("somebody has a copy").isFalse();
        assertProblem(refresh(refreshed), 401, "refresh_token_refused");
        assertThat(works(begin())).as("another log-in").isTrue();
    }

    @Test
    void takesNoTokenInTheOthersPlace() throws Exception {
        JsonNode begun = begin();
        assertProblem(refreshBy(begun.path("access_token").asText()), 401, "refresh_token_refused");
        assertProblem(cloud.get("/v1/auth/me", begun.path("refresh_token").asText()), 401, "token_refused");
        assertProblem(refreshBy("made up"), 401, "refresh_token_refused");
        assertProblem(cloud.json("POST", "/v1/auth/token/refresh", null, "{}"), 422, "invalid_input");
    }

    @Test
    void keepsOnlyHashesOfTokens() throws Exception {
        String token = begin().path("refresh_token").asText();
        assertThat(token).hasSizeGreaterThan(40);
        List<String> kept = cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT token_hash FROM refresh_token")
                        .mapTo(String.class)
                        .list());
        assertThat(kept).hasSize(1).doesNotContain(token);
    }

    @Test
    void endsASessionAtOnceWhenItsPersonLogsOut() throws Exception {
        JsonNode begun = begin();
        JsonNode other = begin();

        Answer out = cloud.json("POST", "/v1/auth/logout", access(begun), "");

        assertThat(out.status()).isEqualTo(204);
        assertThat(works(begun)).isFalse();
        assertProblem(refresh(begun), 401, "refresh_token_refused");
        assertThat(works(other)).isTrue();
        assertThat(cloud.json("POST", "/v1/auth/logout", null, body(other)).status())
                .isEqualTo(204);
        assertThat(works(other)).as("ended by its refresh token").isFalse();
        assertThat(cloud.json("POST", "/v1/auth/logout", null, "").status()).isEqualTo(204);
    }

    @Test
    void endsAllOtherSessionsWhenThePasswordIsChanged() throws Exception {
        JsonNode kept = begin();
        JsonNode other = begin();

        assertProblem(change(kept, "wrong", "a longer password"), 422, "invalid_input");
        assertProblem(change(kept, RunningCloud.PASSWORD, "short"), 422, "invalid_input");
        assertThat(works(other)).isTrue();
        assertThat(change(kept, RunningCloud.PASSWORD, "a longer password").status())
                .isEqualTo(204);

        assertThat(works(kept)).isTrue();
        assertThat(works(other)).isFalse();
        assertProblem(logIn(RunningCloud.PASSWORD), 401, "invalid_credentials");
        assertThat(logIn("a longer password").status()).isEqualTo(200);
    }

    @Test
    void asksForPatienceAfterFailuresByProgramOrPage() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertProblem(logIn("wrong"), 401, "invalid_credentials");
            assertThat(page(RunningCloud.EMAIL, "wrong", null).status()).isEqualTo(401);
        }

        Answer right = logIn(RunningCloud.PASSWORD);
        Answer page = page(RunningCloud.EMAIL, RunningCloud.PASSWORD, null);

        assertProblem(right, 429, "too_many_attempts");
        assertThat(Integer.parseInt(right.header("Retry-After"))).isBetween(1, 60);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void doesNotBelieveWhatARequestSaysOfWhereItComesFrom() throws Exception {
        for (int i = 0; i < 21; i++) {
            HttpRequest.Builder attempt = cloud.request("/v1/auth/login")
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "192.0.2." + i)
                    .POST(BodyPublishers.ofString("{\"email\":\"n%d@example.org\",\"password\":\"x\"}".formatted(i)));
            assertThat(cloud.send(attempt).status()).isEqualTo(401);
        }
        assertProblem(logIn(RunningCloud.PASSWORD), 429, "too_many_attempts");
    }

    @Test
    void beginsAndEndsASessionInABrowser() throws Exception {
        Answer in = page(RunningCloud.EMAIL, RunningCloud.PASSWORD, "same-origin");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Set-Cookie"))
                .contains("visant_session=")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
        String cookie = in.header("Set-Cookie").replaceFirst(";.*", "");
        assertThat(seen(cookie)).isEqualTo(200);

        assertThat(form("/ui/logout", "", cookie, "cross-site").status()).isEqualTo(403);
        assertThat(seen(cookie)).isEqualTo(200);
        Answer out = form("/ui/logout", "", cookie, "same-origin");
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Set-Cookie")).contains("visant_session=;").contains("Max-Age=0");
        assertThat(seen(cookie)).as("a copy of the cookie").isEqualTo(303);
    }

    @Test
    void letsNoOtherSiteLogABrowserIn() throws Exception {
        Answer foreign = page(RunningCloud.EMAIL, RunningCloud.PASSWORD, "cross-site");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.header("Set-Cookie")).isEmpty();
        assertThat(page(RunningCloud.EMAIL, RunningCloud.PASSWORD, null).status())
                .as("a program")
                .isEqualTo(303);
    }

    @Test
    void asksAgainAfterWhatIsNoAddressAndKeepsToItsOwnPages() throws Exception {
        assertThat(page("no address", "x", null).status()).isEqualTo(401);
        Answer away = form(
                "/ui/login",
                "email=" + encode(RunningCloud.EMAIL) + "&password=" + encode(RunningCloud.PASSWORD) + "&next="
                        + encode("//evil.example/"),
                null,
                null);
        assertThat(away.header("Location")).endsWith("/ui/dashboard");
    }

    @Test
    void endsWhatSomebodyWatchesWhenTheyLogOut() throws Exception {
        JsonNode begun = begin();
        var watching = cloud.open(RunningCloud.authorized(cloud.request("/v1/capture-events/stream"), access(begun)));
        try (InputStream events = watching.body()) {
            assertThat(watching.statusCode()).isEqualTo(200);
            cloud.json("POST", "/v1/auth/logout", access(begun), "");
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(": open");
        }
    }

    private JsonNode begin() throws IOException, InterruptedException {
        return logIn(RunningCloud.PASSWORD).body();
    }

    private Answer logIn(String password) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/login", null, """
                        {"email":"%s","password":"%s"}""".formatted(RunningCloud.EMAIL, password));
    }

    private Answer refresh(JsonNode tokens) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/token/refresh", null, body(tokens));
    }

    private Answer refreshBy(String token) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/token/refresh", null, "{\"refresh_token\":\"" + token + "\"}");
    }

    private static String body(JsonNode tokens) {
        return "{\"refresh_token\":" + tokens.path("refresh_token") + "}";
    }

    private Answer change(JsonNode tokens, String present, String next) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/change-password", access(tokens), """
                        {"current_password":"%s","new_password":"%s"}""".formatted(present, next));
    }

    private boolean works(JsonNode tokens) throws IOException, InterruptedException {
        return cloud.get("/v1/auth/me", access(tokens)).status() == 200;
    }

    private static String access(JsonNode tokens) {
        return tokens.path("access_token").asText();
    }

    private Answer page(String email, String password, @Nullable String site) throws IOException, InterruptedException {
        return form("/ui/login", "email=" + encode(email) + "&password=" + encode(password), null, site);
    }

    private Answer form(String path, String body, @Nullable String cookie, @Nullable String site)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = cloud.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        return cloud.send(request);
    }

    private int seen(String cookie) throws IOException, InterruptedException {
        return cloud.send(cloud.request("/ui/dashboard").header("Cookie", cookie))
                .status();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertProblem(Answer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
