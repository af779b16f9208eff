package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.cloud.rest.RunningCloud.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
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
    private final HttpClient browser = HttpClient.newHttpClient();
    private TestIssuer issuer;
    private RunningCloud cloud;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        issuer = new TestIssuer();
        cloud = new RunningCloud(
                data,
                InstantSource.system(),
                Map.of(
                        "VISANT_IDENTITY_PROVIDER",
                        "oidc",
                        "VISANT_IDENTITY_ISSUER",
                        issuer.issuer(),
                        "VISANT_IDENTITY_AUDIENCE",
                        "api",
                        "VISANT_IDENTITY_CLIENT_ID",
                        TestIssuer.AUDIENCE,
                        "VISANT_IDENTITY_CLIENT_SECRET",
                        TestIssuer.SECRET));
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

        Answer back = finish(begun, atIssuer(begun));

        assertThat(back.status()).as(text(back)).isEqualTo(303);
        assertThat(back.header("Location")).endsWith("/ui/people");
        String session = back.response().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("visant_session="))
                .findFirst()
                .orElseThrow();
        assertThat(text(cloud.send(cloud.request("/ui/people").header("Cookie", session.replaceFirst(";.*", "")))))
                .contains(RunningCloud.EMAIL);
    }

    @Test
    void takesNoLogInThatThisBrowserDidNotBegin() throws Exception {
        issuer.person(RunningCloud.EMAIL, claims -> claims);
        Answer one = cloud.get("/ui/issuer", null);
        Answer other = cloud.get("/ui/issuer", null);
        String back = atIssuer(one);
        assertThat(finish(other, back).status()).isEqualTo(401);
        assertThat(cloud.get(back, null).status()).isEqualTo(401);
        assertThat(cloud.send(cloud.request(back).header("Cookie", "visant_log_in=made.up.x"))
                        .status())
                .isEqualTo(401);
        assertThat(finish(one, back).status()).isEqualTo(303);
        assertThat(finish(one, back).status()).as("the code again").isEqualTo(401);
    }

    @Test
    void takesNobodyInWhomTheIssuerDoesNotVouchFor() throws Exception {
        issuer.person("eve@example.org", claims -> claims);
        assertThat(attempt().status()).as("no account").isEqualTo(401);
        issuer.person(RunningCloud.EMAIL, claims -> claims.claim("nonce", "of another log-in"));
        assertThat(attempt().status()).as("another nonce").isEqualTo(401);
        issuer.person(RunningCloud.EMAIL, claims -> claims.audience("another client"));
        assertThat(attempt().status()).as("another client").isEqualTo(401);
        issuer.person(RunningCloud.EMAIL, claims -> claims.subject("eve").claim("email_verified", false));
        assertThat(attempt().status()).as("not vouched for").isEqualTo(401);
    }

    @Test
    void leadsNobodyElsewhere() throws Exception {
        issuer.person(RunningCloud.EMAIL, claims -> claims);
        Answer begun = cloud.get("/ui/issuer?next=https://evil.example.org/", null);
        assertThat(finish(begun, atIssuer(begun)).header("Location")).endsWith("/ui/dashboard");
        Answer denied = finish(begun, "/ui/issuer/callback?error=access_denied");
        assertThat(denied.status()).isEqualTo(401);
        assertThat(text(denied)).contains("try again");
    }

    private Answer attempt() throws Exception {
        Answer begun = cloud.get("/ui/issuer", null);
        return finish(begun, atIssuer(begun));
    }

    /** @return path and query of where the issuer sends the browser back to */
    private String atIssuer(Answer begun) throws Exception {
        HttpResponse<String> sent = browser.send(
                HttpRequest.newBuilder(URI.create(begun.header("Location"))).build(), BodyHandlers.ofString());
        URI back = URI.create(sent.headers().firstValue("Location").orElseThrow());
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private Answer finish(Answer begun, String back) throws Exception {
        return cloud.send(
                cloud.request(back).header("Cookie", begun.header("Set-Cookie").replaceFirst(";.*", "")));
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
