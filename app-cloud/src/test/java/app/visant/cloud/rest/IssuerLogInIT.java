package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.tenant.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People who log in for the pages at an issuer outside. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerLogInIT {
    private TestIssuer issuer;
    private RunningCloud cloud;
    private IssuerBrowser browser;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        issuer = new TestIssuer();
        cloud = new RunningCloud(data, InstantSource.system(), settings(issuer));
        browser = new IssuerBrowser(cloud);
    }

    /** By which a cloud lets people log in at an issuer. */
    static Map<String, String> settings(TestIssuer issuer) {
        return Map.of(
                "VISANT_IDENTITY_PROVIDER",
                "oidc",
                "VISANT_IDENTITY_ISSUER",
                issuer.issuer(),
                "VISANT_IDENTITY_AUDIENCE",
                "api",
                "VISANT_IDENTITY_CLIENT_ID",
                TestIssuer.AUDIENCE,
                "VISANT_IDENTITY_CLIENT_SECRET",
                TestIssuer.SECRET);
    }

    @AfterAll
    void stop() {
        cloud.close();
        issuer.close();
    }

    @Test
    void leadsToTheIssuerAndBackToWhereSomebodyWantedToGo() throws Exception {
        issuer.person(RunningCloud.EMAIL, claims -> claims);
        assertThat(text(cloud.get("/ui/login?next=/ui/people", null))).contains("/ui/issuer?next=%2Fui%2Fpeople");
        Answer begun = cloud.get("/ui/issuer?next=/ui/people", null);
        assertThat(begun.status()).isEqualTo(303);
        assertThat(begun.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");

        Answer back = browser.finish(begun, browser.atIssuer(begun));

        assertThat(back.status()).as(text(back)).isEqualTo(303);
        assertThat(back.header("Location")).endsWith("/ui/people");
        assertThat(text(cloud.send(cloud.request("/ui/people").header("Cookie", IssuerBrowser.session(back)))))
                .contains(RunningCloud.EMAIL);
    }

    @Test
    void takesNoLogInThatThisBrowserDidNotBegin() throws Exception {
        issuer.person(RunningCloud.EMAIL, claims -> claims);
        Answer one = cloud.get("/ui/issuer", null);
        Answer other = cloud.get("/ui/issuer", null);
        String back = browser.atIssuer(one);
        assertThat(browser.finish(other, back).status()).isEqualTo(401);
        assertThat(cloud.get(back, null).status()).isEqualTo(401);
        assertThat(cloud.send(cloud.request(back).header("Cookie", "visant_log_in=made.up.x"))
                        .status())
                .isEqualTo(401);
        assertThat(browser.finish(one, back).status()).isEqualTo(303);
        assertThat(browser.finish(one, back).status()).as("the code again").isEqualTo(401);
    }

    @Test
    void takesNobodyInWhomTheIssuerDoesNotVouchFor() throws Exception {
        issuer.person("eve@example.org", claims -> claims);
        assertThat(browser.logIn().status()).as("no account").isEqualTo(401);
        issuer.person(RunningCloud.EMAIL, claims -> claims.claim("nonce", "of another log-in"));
        assertThat(browser.logIn().status()).as("another nonce").isEqualTo(401);
        issuer.person(RunningCloud.EMAIL, claims -> claims.claim("azp", "another client"));
        assertThat(browser.logIn().status()).as("made for another client").isEqualTo(401);
        issuer.person(RunningCloud.EMAIL, claims -> claims.issuer("https://evil.example.org"));
        assertThat(browser.logIn().status()).as("another issuer").isEqualTo(401);
        issuer.person(
                RunningCloud.EMAIL,
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60))));
        assertThat(browser.logIn().status()).as("expired").isEqualTo(401);
        issuer.person(RunningCloud.EMAIL, claims -> claims.audience("another client"));
        assertThat(browser.logIn().status()).as("another client").isEqualTo(401);
        issuer.person(RunningCloud.EMAIL, claims -> claims.subject("eve").claim("email_verified", false));
        assertThat(browser.logIn().status()).as("not vouched for").isEqualTo(401);
    }

    @Test
    void leadsNobodyElsewhere() throws Exception {
        issuer.person(RunningCloud.EMAIL, claims -> claims);
        Answer begun = cloud.get("/ui/issuer?next=https://evil.example.org/", null);
        assertThat(browser.finish(begun, browser.atIssuer(begun)).header("Location"))
                .endsWith("/ui/dashboard");
        Answer denied = browser.finish(begun, "/ui/issuer/callback?error=access_denied");
        assertThat(denied.status()).isEqualTo(401);
        assertThat(text(denied)).contains("try again");
    }

    @Test
    void keepsOnRecordWhoLoggedIn() throws Exception {
        issuer.person(RunningCloud.EMAIL, claims -> claims);
        Answer back = browser.logIn();
        String entries = text(cloud.send(
                cloud.request("/v1/audit?what=/ui/issuer/callback").header("Cookie", IssuerBrowser.session(back))));
        assertThat(entries).contains("GET /ui/issuer/callback").contains(RunningCloud.EMAIL);
    }

    @Test
    void asksTheIssuerEverMoreSeldomForWhoComesBackWithCodesThatAreNone() throws Exception {
        issuer.person(RunningCloud.EMAIL, claims -> claims);
        Answer begun = cloud.get("/ui/issuer", null);
        String back = browser.atIssuer(begun);
        String junk = back.replaceFirst("code=[^&]*", "code=junk");
        Answer last = browser.finish(begun, junk);
        for (int i = 0; i < 30 && last.status() == 401; i++) {
            last = browser.finish(begun, junk);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Content-Type")).startsWith("text/html");
        assertThat(last.header("Retry-After")).isNotEmpty();
        cloud.jdbi().useHandle(handle -> handle.execute("UPDATE log_in_attempt SET free_at = now() + interval '1 h'"));
        assertThat(browser.finish(begun, back).status()).isEqualTo(429);
        cloud.jdbi().useHandle(handle -> handle.execute("DELETE FROM log_in_attempt"));
        assertThat(browser.finish(begun, back).status())
                .as("the code was not used up")
                .isEqualTo(303);
    }

    @Test
    void letsWhoIsInvitedByTwoChooseWhatTheyJoin() throws Exception {
        String email = "ivy@example.org";
        invite(email, cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD));
        Tenant harbour = new Tenant(cloud, "harbour-4Nd7");
        invite(email, harbour.token(Role.OWNER));
        issuer.person(email, claims -> claims);

        Answer begun = cloud.get("/ui/issuer?next=/ui/plan", null);
        Answer asked = browser.finish(begun, browser.atIssuer(begun));

        assertThat(asked.header("Location")).endsWith("/ui/invitations");
        assertThat(asked.response().headers().allValues("Set-Cookie"))
                .as("nobody is logged in yet")
                .noneMatch(cookie -> cookie.startsWith("visant_session="));
        List<String> invitations = browser.invitations(asked);
        assertThat(invitations).hasSize(2);
        assertThat(browser.choose(asked, UUID.randomUUID().toString()).status()).isEqualTo(410);

        Answer joined = browser.choose(asked, invitations.get(1));

        assertThat(joined.status()).isEqualTo(303);
        assertThat(joined.header("Location")).endsWith("/ui/plan");
        assertThat(cloud.send(cloud.request("/v1/auth/me").header("Cookie", IssuerBrowser.session(joined)))
                        .text("org_id"))
                .isEqualTo(harbour.things().organisation());
        assertThat(browser.choose(asked, invitations.get(0)).status())
                .as("an account is in one organisation")
                .isEqualTo(410);
        issuer.person(email, claims -> claims);
        assertThat(browser.logIn().header("Location")).as("the next time").endsWith("/ui/dashboard");
    }

    @Test
    void asksBeforeAnAccountThatNobodyVerifiedGivesWay() throws Exception {
        String email = "vic@example.org";
        Answer before = cloud.json("POST", "/v1/auth/signup", null, """
                {"email":"vic@example.org","password":"a password of vic","organisation":"Pier 7"}""");
        invite(email, cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD));
        issuer.person(email, claims -> claims);
        Answer asked = browser.logIn();
        assertThat(asked.header("Location")).endsWith("/ui/invitations");
        assertThat(browser.asked(asked))
                .contains("Pier 7", "nobody verified", "name=\"replace\" value=\"true\" required");
        String invitation = browser.invitations(asked).getFirst();

        Answer unasked = browser.choose(asked, invitation);
        assertThat(unasked.status()).isEqualTo(409);
        assertThat(text(unasked)).contains("name=\"replace\"", "role=\"alert\"");
        assertThat(cloud.get("/v1/auth/me", before.text("access_token")).status())
                .as("nothing was done")
                .isEqualTo(200);

        assertThat(browser.choose(asked, invitation + "&replace=true").status()).isEqualTo(303);
        assertThat(cloud.get("/v1/auth/me", before.text("access_token")).status())
                .isEqualTo(401);
    }

    @Test
    void letsNobodyChooseWhomTheIssuerDidNotVouchFor() throws Exception {
        for (String ticket : List.of("", "visant_guest=made.up.x", "visant_guest=" + ticketOfALogIn())) {
            assertThat(cloud.send(cloud.request("/ui/invitations").header("Cookie", ticket))
                            .header("Location"))
                    .as(ticket)
                    .endsWith("/ui/login");
        }
    }

    private String ticketOfALogIn() throws Exception {
        String cookie = cloud.get("/ui/issuer", null).header("Set-Cookie");
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private void invite(String email, String token) throws Exception {
        assertThat(cloud.json("POST", "/v1/members/invitations", token, """
                        {"email":"%s","role":"viewer"}""".formatted(email))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void saysThatTheIssuerIsAway() throws Exception {
        try (TestIssuer other = new TestIssuer();
                RunningCloud without = new RunningCloud(
                        Files.createTempDirectory("without"), InstantSource.system(), settings(other))) {
            other.goAway();
            Answer answer = without.get("/ui/issuer", null);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            assertThat(text(answer)).contains("be reached now");
        }
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
