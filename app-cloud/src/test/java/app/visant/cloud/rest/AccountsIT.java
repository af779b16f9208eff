package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT {
    private static final String PASSWORD = "a long password";
    private static final String NEXT = "a longer password";

    private RunningCloud cloud;
    private Path letters;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        letters = data.resolve("mail");
    }

    @BeforeEach
    void forgetAttempts() {
        cloud.jdbi().useHandle(handle -> handle.execute("DELETE FROM log_in_attempt"));
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void makesAnAccountWithAnOrganisationOfItsOwn() throws Exception {
        String email = address();
        Answer made = signUp(email, "Harbour");
        String token = made.text("access_token");
        UUID organisation = UUID.fromString(made.body().at("/user/org_id").asText());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.body().at("/user/role").asText()).isEqualTo("owner");
        assertThat(made.body().at("/user/email_verified").asBoolean(true)).isFalse();
        assertThat(cloud.get("/v1/devices", token).body()).isEmpty();
        assertThat(cloud.get("/v1/members", token).body().findValuesAsText("email"))
                .containsExactly(email);
        Map<String, Object> row = cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT * FROM organisation WHERE org_id = ?", organisation)
                        .mapToMap()
                        .one());
        assertThat(row).containsEntry("name", "Harbour").containsEntry("device_slots", 5);
        assertThat(cloud.logIn(email, PASSWORD)).isNotEmpty();
        assertProblem(signUp(email, "Other"), 409, "address_taken");
    }

    @Test
    void refusesWhatIsNotRightOrMissing() throws Exception {
        assertProblem(signUp("no address", "Harbour"), 422, "invalid_input");
        assertProblem(signUp(address(), " "), 422, "invalid_input");
        assertProblem(cloud.json("POST", "/v1/auth/signup", null, "{}"), 422, "invalid_input");
        assertProblem(cloud.json("POST", "/v1/auth/forgot-password", null, "{}"), 422, "invalid_input");
        assertProblem(cloud.json("POST", "/v1/auth/reset-password", null, "{}"), 422, "invalid_input");
    }

    @Test
    void asksForPatienceWhoeverSignsUpTooOften() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertThat(signUp(address(), "Harbour").status()).isEqualTo(201);
        }
        Answer refused = signUp(address(), "Harbour");
        Answer page = form("/ui/signup", Map.of("email", address(), "password", PASSWORD, "organisation", "Harbour"));

        assertProblem(refused, 429, "too_many_attempts");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).isNotEmpty();
    }

    @Test
    void signsUpByThePageAndIsIn() throws Exception {
        String email = address();
        assertThat(text(cloud.get("/ui/login", null))).contains("/ui/signup", "/ui/forgot");
        assertThat(text(cloud.get("/ui/signup", null))).contains("action=\"/ui/signup\"");
        Answer tooShort = form("/ui/signup", Map.of("email", email, "password", "short", "organisation", "<Harbour>"));
        Answer made = form("/ui/signup", Map.of("email", email, "password", PASSWORD, "organisation", "<Harbour>"));

        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(text(tooShort)).contains("10 to 256 characters", email, "&lt;Harbour&gt;");
        assertThat(made.status()).isEqualTo(303);
        String cookie = made.header("Set-Cookie").replaceFirst(";.*", "");
        Answer dashboard = cloud.send(cloud.request("/ui/people").header("Cookie", cookie));
        assertThat(text(dashboard)).contains(email, "data-send-verification");
    }

    @Test
    void takesNobodyInWhereThatIsSwitchedOff(@TempDir Path other) throws Exception {
        try (RunningCloud closed =
                new RunningCloud(other, InstantSource.system(), Map.of("VISANT_ACCOUNTS_SIGN_UP", "false"))) {
            Answer refused = closed.json("POST", "/v1/auth/signup", null, body(address(), "Harbour"));
            assertProblem(refused, 403, "sign_up_closed");
            assertThat(text(closed.get("/ui/signup", null)))
                    .doesNotContain("<form")
                    .contains("ask for an invitation");
            assertThat(text(closed.get("/ui/login", null))).doesNotContain("/ui/signup");
        }
    }

    @Test
    void letsSomebodyInAgainWhoForgotThePassword() throws Exception {
        String email = address();
        JsonNode before = signUp(email, "Harbour").body();
        assertThat(forgot(email).status()).isEqualTo(202);
        String token = token(email, "reset");

        assertProblem(reset(token, "short"), 422, "invalid_input");
        assertThat(cloud.get("/v1/auth/me", before.path("access_token").asText())
                        .status())
                .isEqualTo(200);
        assertThat(reset(token, NEXT).status()).isEqualTo(204);

        assertProblem(cloud.get("/v1/auth/me", before.path("access_token").asText()), 401, "token_refused");
        assertProblem(
                cloud.json("POST", "/v1/auth/token/refresh", null, """
                        {"refresh_token":"%s"}""".formatted(
                                before.path("refresh_token").asText())),
                401,
                "refresh_token_refused");
        assertProblem(logIn(email, PASSWORD), 401, "invalid_credentials");
        assertThat(logIn(email, NEXT).body().at("/user/email_verified").asBoolean())
                .as("the letter came")
                .isTrue();
        assertProblem(reset(token, PASSWORD), 410, "link_gone");
        assertThat(newest(email)).contains("a new password was chosen");
    }

    @Test
    void keepsOnlyTheHashOfWhatALinkProves() throws Exception {
        String email = address();
        signUp(email, "Harbour");
        forgot(email);
        String token = token(email, "reset");
        List<String> kept = cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT token_hash FROM account_token")
                        .mapTo(String.class)
                        .list());
        assertThat(kept).isNotEmpty().doesNotContain(token).allMatch(hash -> hash.length() == 64);
    }

    @Test
    void doesNotTellWhoHasAnAccount() throws Exception {
        String email = address();
        String nobody = address();
        signUp(email, "Harbour");
        Answer known = forgot(email);
        Answer unknown = forgot(nobody);
        Answer knownPage = form("/ui/forgot", Map.of("email", email));
        Answer unknownPage = form("/ui/forgot", Map.of("email", nobody));

        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.response().body()).isEqualTo(known.response().body());
        assertThat(text(unknownPage).replace(nobody, email)).isEqualTo(text(knownPage));
        token(email, "reset");
        assertThat(lettersTo(nobody)).isEmpty();
    }

    @Test
    void choosesANewPasswordByThePageThatTheLinkLeadsTo() throws Exception {
        String email = address();
        signUp(email, "Harbour");
        assertThat(text(form("/ui/forgot", Map.of("email", email)))).contains("If " + email + " has an account");
        String token = token(email, "reset");
        Answer page = cloud.get("/ui/reset?token=" + token, null);
        Answer tooShort = form("/ui/reset", Map.of("token", token, "password", "short"));
        Answer changed = form("/ui/reset", Map.of("token", token, "password", NEXT));
        Answer again = form("/ui/reset", Map.of("token", token, "password", PASSWORD));

        assertThat(text(page)).contains(email);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(text(tooShort)).contains(email, "10 to 256 characters");
        assertThat(changed.status()).isEqualTo(303);
        assertThat(changed.header("Set-Cookie")).isEmpty();
        assertThat(text(cloud.get("/ui/login?changed=password", null))).contains("Your password is changed");
        assertThat(again.status()).isEqualTo(410);
        assertThat(cloud.get("/ui/reset?token=made-up", null).status()).isEqualTo(410);
        assertThat(logIn(email, NEXT).status()).isEqualTo(200);
    }

    @Test
    void letsNobodyInviteOthersBeforeTheirAddressIsVerified() throws Exception {
        String email = address();
        String access = signUp(email, "Harbour").text("access_token");
        String token = token(email, "verify");
        assertProblem(invite(access), 403, "address_unverified");

        Answer looked = cloud.get("/ui/verify?token=" + token, null);
        assertThat(text(looked)).contains(email, "Harbour");
        assertProblem(invite(access), 403, "address_unverified");
        assertThat(text(form("/ui/verify", Map.of("token", token)))).contains("Thank you");

        assertThat(invite(access).status()).isEqualTo(201);
        assertThat(cloud.get("/v1/auth/me", access)
                        .body()
                        .path("email_verified")
                        .asBoolean())
                .isTrue();
        assertThat(form("/ui/verify", Map.of("token", token)).status()).isEqualTo(410);
        assertThat(text(cloud.get("/ui/people", access))).doesNotContain("data-send-verification");
    }

    @Test
    void sendsTheLetterAgainAndTakesItsTokenFromPrograms() throws Exception {
        String email = address();
        String access = signUp(email, "Harbour").text("access_token");
        String first = token(email, "verify");
        assertThat(cloud.json("POST", "/v1/auth/verify-email/send", access, "").status())
                .isEqualTo(204);
        String second = token(email, "verify");

        assertProblem(verify(first), 410, "link_gone");
        assertThat(verify(second).status()).isEqualTo(204);
        assertThat(cloud.json("POST", "/v1/auth/verify-email/send", access, "").status())
                .isEqualTo(204);
        assertThat(lettersTo(email)).as("none when it is verified").hasSize(2);
    }

    @Test
    void keepsWhatPeopleAreCalled() throws Exception {
        String access = signUp(address(), "Harbour").text("access_token");
        assertThat(cloud.get("/v1/auth/me", access).body().has("name")).isFalse();
        assertThat(cloud.json("PUT", "/v1/auth/me", access, "{\"name\":\" Ada <b> \"}")
                        .text("name"))
                .isEqualTo("Ada <b>");
        assertThat(cloud.get("/v1/auth/me", access).text("name")).isEqualTo("Ada <b>");
        assertThat(text(cloud.get("/ui/people", access)))
                .contains("Ada &lt;b&gt;")
                .doesNotContain("<b>");
        assertProblem(
                cloud.json("PUT", "/v1/auth/me", access, "{\"name\":\"%s\"}".formatted("x".repeat(101))),
                422,
                "invalid_input");
        assertProblem(cloud.json("PUT", "/v1/auth/me", access, "{}"), 422, "invalid_input");
    }

    private Answer signUp(String email, String organisation) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/signup", null, body(email, organisation));
    }

    private static String body(String email, String organisation) {
        return """
                {"email":"%s","password":"%s","organisation":"%s"}""".formatted(email, PASSWORD, organisation);
    }

    private Answer logIn(String email, String password) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/login", null, """
                {"email":"%s","password":"%s"}""".formatted(email, password));
    }

    private Answer forgot(String email) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/forgot-password", null, "{\"email\":\"%s\"}".formatted(email));
    }

    private Answer reset(String token, String password) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/reset-password", null, """
                {"token":"%s","new_password":"%s"}""".formatted(token, password));
    }

    private Answer verify(String token) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/verify-email", null, "{\"token\":\"%s\"}".formatted(token));
    }

    private Answer invite(String access) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/members/invitations", access, """
                {"email":"%s","role":"viewer"}""".formatted(address()));
    }

    private Answer form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = String.join(
                "&",
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .toList());
        return cloud.send(cloud.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The token of the link in the newest letter with one to this page, which may still be on its way. */
    private String token(String email, String page) {
        Pattern link = Pattern.compile("http://localhost:\\d+/ui/" + page + "\\?token=(\\S+)");
        return await("letter to " + email)
                .until(
                        () -> lettersTo(email).reversed().stream()
                                .map(link::matcher)
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String newest(String email) {
        return lettersTo(email).getLast();
    }

    private List<String> lettersTo(String email) {
        try (Stream<Path> files = Files.list(letters)) {
            return files.sorted()
                    .map(AccountsIT::read)
                    .filter(letter -> letter.contains("To: " + email))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(Answer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
