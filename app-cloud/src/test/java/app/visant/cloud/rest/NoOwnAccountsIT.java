package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.cloud.rest.RunningCloud.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cloud where an issuer outside says who people are, in the place of accounts here. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoOwnAccountsIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    private TestIssuer issuer;
    private RunningCloud cloud;
    private IssuerBrowser browser;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        issuer = new TestIssuer();
        Map<String, String> settings = new HashMap<>(IssuerLogInIT.settings(issuer));
        settings.put("VISANT_IDENTITY_OWN_ACCOUNTS", "false");
        settings.put("VISANT_ADMIN_PASSWORD", "");
        cloud = new RunningCloud(folder, InstantSource.system(), settings);
        browser = new IssuerBrowser(cloud);
    }

    @AfterAll
    void stop() {
        cloud.close();
        issuer.close();
    }

    @Test
    void takesNoPasswordAndMakesNone() throws Exception {
        for (String path : List.of("login", "signup", "join", "forgot-password", "reset-password", "token/refresh")) {
            Answer answer = cloud.json("POST", "/v1/auth/" + path, null, "{}");
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.text("code")).as(path).isEqualTo("own_accounts_off");
        }
        Answer change = cloud.send(ofFirst(cloud.request("/v1/auth/change-password")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))));
        assertThat(change.text("code")).isEqualTo("own_accounts_off");
        for (String page : List.of("/ui/signup", "/ui/forgot", "/ui/reset")) {
            Answer answer = cloud.get(page, null);
            assertThat(answer.status()).as(page).isEqualTo(303);
            assertThat(answer.header("Location")).as(page).endsWith("/ui/login");
        }
        for (String page : List.of("/ui/login", "/ui/signup", "/ui/forgot", "/ui/reset", "/ui/join")) {
            Answer answer = cloud.send(cloud.request(page)
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("email=owner%40example.org&password=a+long+password")));
            assertThat(answer.status()).as(page).isEqualTo(303);
            assertThat(answer.header("Location")).as(page).endsWith("/ui/login");
            assertThat(answer.header("Set-Cookie")).as(page).isEmpty();
        }
    }

    @Test
    void showsTheWayToTheIssuerAlone() throws Exception {
        String page = text(cloud.get("/ui/login?next=/ui/people", null));
        assertThat(page)
                .contains("href=\"/ui/issuer?next=%2Fui%2Fpeople\"")
                .doesNotContain("<form", "signup", "forgot");
        assertThat(text(cloud.send(ofFirst(cloud.request("/ui/people")))))
                .contains(">People</a>")
                .doesNotContain("password-form", "People and password");
    }

    @Test
    void letsTheFirstAdministratorInByTheIssuerAndKeepsNoPasswordOfTheirs() throws Exception {
        assertThat(data.resolve("admin-password")).doesNotExist();
        Answer me = cloud.send(ofFirst(cloud.request("/v1/auth/me")));
        assertThat(me.text("email")).isEqualTo(RunningCloud.EMAIL);
        assertThat(cloud.send(ofFirst(cloud.request("/v1/platform/organisations")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesInWhoIsInvitedWhenTheyLogInAtTheIssuer() throws Exception {
        issuer.person("ivy@example.org", claims -> claims);
        Answer stranger = browser.logIn();
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(text(stranger)).contains("ask for an invitation").contains("id=\"issuer\"");
        Answer invited = cloud.send(ofFirst(cloud.request("/v1/members/invitations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"ivy@example.org\",\"role\":\"viewer\"}"))));
        assertThat(invited.status()).isEqualTo(201);
        String page = text(cloud.get(invitationLink(), null));
        assertThat(page)
                .contains("ivy@example.org")
                .contains("href=\"/ui/issuer\"")
                .doesNotContain("<form");

        issuer.person("ivy@example.org", claims -> claims);
        Answer asked = browser.logIn();
        assertThat(asked.header("Location")).endsWith("/ui/invitations");
        Answer in = browser.choose(asked, browser.invitations(asked).getFirst());

        assertThat(in.status()).isEqualTo(303);
        assertThat(cloud.send(cloud.request("/v1/auth/me").header("Cookie", IssuerBrowser.session(in)))
                        .text("role"))
                .isEqualTo("viewer");
    }

    private String invitationLink() throws Exception {
        try (Stream<Path> letters = Files.list(data.resolve("mail"))) {
            String letter = Files.readString(letters.findFirst().orElseThrow());
            Matcher link = Pattern.compile("http://[^/]*(/ui/join\\S*)").matcher(letter);
            assertThat(link.find()).as(letter).isTrue();
            return link.group(1);
        }
    }

    /** As the first administrator, who logs in at the issuer for it. */
    private HttpRequest.Builder ofFirst(HttpRequest.Builder request) throws Exception {
        issuer.person(RunningCloud.EMAIL, claims -> claims);
        return request.header("Cookie", IssuerBrowser.session(browser.logIn())).header("Sec-Fetch-Site", "same-origin");
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
