package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersIT {
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/ui/join\\?token=(\\S+)");

    private RunningCloud cloud;
    private Path letters;
    private String owner;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        letters = data.resolve("mail");
        owner = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void takesSomebodyInByTheLinkInTheirLetter() throws Exception {
        Answer invited = invite("vera@example.org", "viewer");
        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.body().toString()).doesNotContain("token");
        assertThat(cloud.get("/v1/members/invitations", owner).body().findValuesAsText("email"))
                .contains("vera@example.org");
        String token = newestToken();

        assertProblem(join(token, "short"), 422, "invalid_input");
        Answer joined = join(token, "a long password");

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.body().at("/user/role").asText()).isEqualTo("viewer");
        assertThat(cloud.get("/v1/devices", joined.text("access_token")).status())
                .isEqualTo(200);
        assertThat(cloud.get("/v1/members", joined.text("access_token")).status())
                .isEqualTo(403);
        assertProblem(join(token, "a long password"), 410, "invitation_gone");
        assertThat(cloud.get("/v1/members", owner).body().findValuesAsText("email"))
                .contains("vera@example.org", RunningCloud.EMAIL);
    }

    @Test
    void takesSomebodyInByThePageThatTheLinkLeadsTo() throws Exception {
        invite("paula@example.org", "operator");
        String token = newestToken();

        Answer form = cloud.get("/ui/join?token=" + token, null);
        Answer tooShort = submit(token, "short");
        Answer joined = submit(token, "a long password");
        Answer again = submit(token, "a long password");

        assertThat(new String(form.response().body(), StandardCharsets.UTF_8))
                .contains("paula@example.org")
                .contains("Join Visant");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(new String(tooShort.response().body(), StandardCharsets.UTF_8))
                .contains("10 to 256 characters");
        assertThat(joined.status()).isEqualTo(303);
        String cookie = joined.header("Set-Cookie").replaceFirst(";.*", "");
        assertThat(cloud.send(cloud.request("/ui/dashboard").header("Cookie", cookie))
                        .status())
                .isEqualTo(200);
        assertThat(again.status()).isEqualTo(410);
        assertThat(cloud.get("/ui/join?token=made-up", null).status()).isEqualTo(410);
    }

    @Test
    void saysOnThePageWhichAccountGivesWayAndAsksFirst() throws Exception {
        Answer before = signUp("yuri@example.org");
        invite("yuri@example.org", "viewer");
        String token = newestToken();

        assertThat(text(cloud.get("/ui/join?token=" + token, null)))
                .contains("Stranger", "nobody verified")
                .containsPattern("<input type=\"checkbox\" name=\"replace\" value=\"true\" required>");
        Answer unasked = submit(token, "a long password");
        assertThat(unasked.status()).isEqualTo(409);
        assertThat(text(unasked)).contains("name=\"replace\"", "Stranger", "role=\"alert\"");
        assertThat(cloud.get("/v1/auth/me", before.text("access_token")).status())
                .as("nothing was done")
                .isEqualTo(200);

        assertThat(submit(token, "a long password", "&replace=true").status()).isEqualTo(303);
        assertThat(cloud.get("/v1/auth/me", before.text("access_token")).status())
                .isEqualTo(401);
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    @Test
    void holdsAChangeOfRoleAndARemovalAtOnce() throws Exception {
        JsonNode rita = joined("rita@example.org", "viewer");
        String path = "/v1/members/" + rita.at("/user/id").asText();
        String token = rita.path("access_token").asText();
        assertThat(cloud.json("POST", "/v1/scheduled-triggers", token, "{}").status())
                .isEqualTo(403);

        assertThat(cloud.json("PUT", path, owner, "{\"role\":\"operator\"}").text("role"))
                .isEqualTo("operator");
        assertThat(cloud.json("POST", "/v1/scheduled-triggers", token, "{}").status())
                .isEqualTo(422);
        assertProblem(cloud.json("PUT", path, owner, "{\"role\":\"emperor\"}"), 422, "invalid_input");

        Answer removed = cloud.send(RunningCloud.authorized(cloud.request(path).DELETE(), owner));
        assertThat(removed.status()).isEqualTo(204);
        assertProblem(cloud.get("/v1/auth/me", token), 401, "token_refused");
        assertProblem(cloud.json("PUT", path, owner, "{\"role\":\"viewer\"}"), 404, "member_not_found");
    }

    @Test
    void keepsAnOwnerAndLetsNoAdminMakeOne() throws Exception {
        JsonNode anna = joined("anna@example.org", "admin");
        String annas = anna.path("access_token").asText();
        String me = cloud.get("/v1/auth/me", owner).text("id");

        assertProblem(cloud.json("PUT", "/v1/members/" + me, annas, "{\"role\":\"viewer\"}"), 403, "owners_only");
        assertProblem(
                cloud.json("PUT", "/v1/members/" + anna.at("/user/id").asText(), annas, "{\"role\":\"owner\"}"),
                403,
                "owners_only");
        assertProblem(
                cloud.json(
                        "POST", "/v1/members/invitations", annas, "{\"email\":\"x@example.org\",\"role\":\"owner\"}"),
                403,
                "owners_only");
        assertProblem(cloud.json("PUT", "/v1/members/" + me, owner, "{\"role\":\"admin\"}"), 409, "last_owner");

        Answer handed = cloud.json("POST", "/v1/members/" + anna.at("/user/id").asText() + "/hand-over", owner, "");
        assertThat(handed.text("role")).isEqualTo("owner");
        assertThat(cloud.get("/v1/auth/me", owner).text("role")).isEqualTo("admin");
        assertThat(cloud.json("POST", "/v1/members/" + me + "/hand-over", annas, "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void showsPeopleToThoseWhoMaySeeThemAndEachTheirOwnPassword() throws Exception {
        invite("soon@example.org", "auditor");
        String admin = joined("admin@example.org", "admin").path("access_token").asText();
        String viewer =
                joined("looker@example.org", "viewer").path("access_token").asText();

        String owners = page(owner);
        String admins = page(admin);
        String viewers = page(viewer);

        assertThat(owners)
                .contains("soon@example.org", "looker@example.org", "data-hand-over", "<option>owner</option>");
        assertThat(admins)
                .contains("looker@example.org", "data-remove-person", "id=\"invite-form\"")
                .doesNotContain("data-hand-over")
                .doesNotContain(">owner</option>");
        assertThat(viewers)
                .contains("id=\"password-form\"")
                .doesNotContain("soon@example.org")
                .doesNotContain("id=\"people\"");
    }

    private String page(String token) throws IOException, InterruptedException {
        Answer answer = cloud.get("/ui/people", token);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    @Test
    void withdrawsAnInvitation() throws Exception {
        String id = invite("nobody@example.org", "viewer").text("id");
        String token = newestToken();

        Answer withdrawn = cloud.send(RunningCloud.authorized(
                cloud.request("/v1/members/invitations/" + id).DELETE(), owner));

        assertThat(withdrawn.status()).isEqualTo(204);
        assertProblem(join(token, "a long password"), 410, "invitation_gone");
    }

    @Test
    void letsWhoeverHasTheLetterInWhoseAddressAStrangerSignedUpWith() throws Exception {
        Answer stranger = signUp("victim@example.org");
        UUID theirs = UUID.fromString(stranger.body().at("/user/org_id").asText());
        invite("victim@example.org", "viewer");

        Answer joined = join(newestToken(), "the owner's password");

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.body().at("/user/role").asText()).isEqualTo("viewer");
        assertThat(joined.body().at("/user/email_verified").asBoolean()).isTrue();
        assertProblem(cloud.get("/v1/auth/me", stranger.text("access_token")), 401, "token_refused");
        assertProblem(refresh(stranger), 401, "refresh_token_refused");
        assertThat(cloud.logIn("victim@example.org", "a stranger's password")).isEmpty();
        assertThat(cloud.logIn("victim@example.org", "the owner's password")).isNotEmpty();
        assertThat(count("SELECT count(*) FROM organisation WHERE org_id = ?", theirs))
                .as("what nobody is in and was never used")
                .isZero();
        assertThat(cloud.get("/v1/platform/audit?what=never%20verified", owner)
                        .body()
                        .toString())
                .contains("victim@example.org", theirs.toString());
    }

    @Test
    void losesNoDeviceOfAnOrganisationThatAStrangerSignedUpFor() throws Exception {
        Answer stranger = signUp("mistyped@example.org");
        String token = stranger.text("access_token");
        UUID theirs = UUID.fromString(stranger.body().at("/user/org_id").asText());
        assertProblem(
                cloud.json("POST", "/v1/admin/devices/manufacture", token, "{\"count\":1}"), 403, "address_unverified");
        String device = cloud.json("POST", "/v1/admin/devices/manufacture", owner, "{\"count\":1}")
                .body()
                .at("/device_ids/0")
                .asText();
        String deviceToken = cloud.json("POST", "/v1/devices/activate", token, "{\"device_id\":\"" + device + "\"}")
                .text("token");
        invite("mistyped@example.org", "viewer");

        assertThat(join(newestToken(), "the owner's password").status()).isEqualTo(200);

        assertProblem(cloud.get("/v1/auth/me", token), 401, "token_refused");
        assertThat(cloud.send(RunningCloud.authorized(
                                cloud.request("/v1/device-commands/config").header("X-Device-ID", device), deviceToken))
                        .status())
                .as("the device goes on")
                .isEqualTo(200);
        assertThat(cloud.get("/v1/platform/organisations/" + theirs, owner)
                        .body()
                        .at("/organisation/people")
                        .asInt(-1))
                .isZero();
        assertThat(count(
                        "SELECT count(*) FROM audit_entry WHERE org_id = ? AND action LIKE '%never verified%'", theirs))
                .isEqualTo(1);
    }

    private Answer signUp(String email) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/signup", null, """
                        {"email":"%s","password":"a stranger's password","organisation":"Stranger"}""".formatted(email));
    }

    private Answer refresh(Answer begun) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/token/refresh", null, """
                        {"refresh_token":"%s"}""".formatted(begun.text("refresh_token")));
    }

    private long count(String sql, UUID organisation) {
        return cloud.jdbi()
                .withHandle(handle ->
                        handle.select(sql, organisation).mapTo(Long.class).one());
    }

    private JsonNode joined(String email, String role) throws Exception {
        invite(email, role);
        return join(newestToken(), "a long password").body();
    }

    private Answer invite(String email, String role) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/members/invitations", owner, """
                        {"email":"%s","role":"%s"}""".formatted(email, role));
    }

    private Answer join(String token, String password) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/auth/join", null, """
                        {"token":"%s","password":"%s"}""".formatted(token, password));
    }

    private Answer submit(String token, String password) throws IOException, InterruptedException {
        return submit(token, password, "");
    }

    private Answer submit(String token, String password, String more) throws IOException, InterruptedException {
        return cloud.send(cloud.request("/ui/join")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(
                        "token=" + token + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8) + more)));
    }

    private String newestToken() throws IOException {
        try (Stream<Path> files = Files.list(letters)) {
            Path newest = files.max(Comparator.comparing(Path::toString)).orElseThrow();
            Matcher link = LINK.matcher(Files.readString(newest));
            assertThat(link.find()).isTrue();
            return link.group(1);
        }
    }

    private static void assertProblem(Answer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
