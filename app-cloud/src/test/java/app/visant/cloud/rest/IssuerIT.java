package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.tenant.Role;
import com.nimbusds.jose.JWSAlgorithm;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cloud that takes an issuer's word for who people are. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerIT {
    private TestIssuer issuer;
    private RunningCloud cloud;
    private Tenant tenant;

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
                        TestIssuer.AUDIENCE));
        tenant = new Tenant(cloud, "ours-3Fw7");
    }

    @AfterAll
    void stop() {
        cloud.close();
        issuer.close();
    }

    @Test
    void knowsSomebodyByTheWordOfTheIssuer() throws Exception {
        String token = issuer.token(RunningCloud.EMAIL);
        assertThat(cloud.get("/v1/auth/me", token).text("email")).isEqualTo(RunningCloud.EMAIL);
        assertThat(cloud.get("/v1/members", token).status()).isEqualTo(200);
        assertThat(cloud.get("/v1/devices", issuer.token(JWSAlgorithm.ES256, RunningCloud.EMAIL, claims -> claims))
                        .status())
                .isEqualTo(200);
        assertThat(cloud.json("POST", "/v1/auth/logout", token, "").status()).isEqualTo(204);
    }

    @Test
    void takesInWhoIsInvitedAndForgetsWhoIsRemoved() throws Exception {
        String owner = issuer.token(RunningCloud.EMAIL);
        assertThat(cloud.get("/v1/devices", issuer.token("ivy@example.org")).status())
                .isEqualTo(401);
        cloud.json("POST", "/v1/members/invitations", owner, """
                {"email":"ivy@example.org","role":"viewer"}""");

        String ivy = issuer.token("ivy@example.org");

        assertThat(cloud.get("/v1/auth/me", ivy).text("role")).isEqualTo("viewer");
        assertThat(cloud.get("/v1/members", ivy).text("code")).isEqualTo("not_allowed");
        String id = cloud.get("/v1/auth/me", ivy).text("id");
        cloud.send(RunningCloud.authorized(cloud.request("/v1/members/" + id).DELETE(), owner));
        assertThat(cloud.get("/v1/devices", ivy).text("code")).isEqualTo("token_refused");
    }

    @Test
    void takesNobodyFromAnAccountThatIsNotVerifiedByATokenAlone() throws Exception {
        Answer stranger = cloud.json("POST", "/v1/auth/signup", null, """
                {"email":"vic@example.org","password":"a stranger's password","organisation":"Stranger"}""");
        assertThat(stranger.status()).isEqualTo(201);
        String vic = issuer.token("vic@example.org");
        assertThat(cloud.get("/v1/auth/me", vic).status()).as("not invited").isEqualTo(401);
        invite("vic@example.org", issuer.token(RunningCloud.EMAIL));

        Answer refused = cloud.get("/v1/auth/me", vic);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("choose_invitation");
        assertThat(refused.text("detail")).contains("/ui/login");
        assertThat(cloud.get("/v1/auth/me", stranger.text("access_token")).status())
                .isEqualTo(200);
    }

    @Test
    void tellsWhoIsInvitedByTwoToChoose() throws Exception {
        invite("zoe@example.org", issuer.token(RunningCloud.EMAIL));
        invite("zoe@example.org", tenant.token(Role.OWNER));
        Answer refused = cloud.get("/v1/devices", issuer.token("zoe@example.org"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("choose_invitation");
    }

    private void invite(String email, String token) throws Exception {
        assertThat(cloud.json("POST", "/v1/members/invitations", token, """
                        {"email":"%s","role":"viewer"}""".formatted(email))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesOnEachRouteWhatTheIssuerDidNotSayOfOurPeople() throws Exception {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("of nobody of ours", issuer.token("eve@example.org"));
        bad.put(
                "of an address that nobody vouches for",
                issuer.token(
                        JWSAlgorithm.RS256,
                        RunningCloud.EMAIL,
                        claims -> claims.subject("eve").claim("email_verified", false)));
        bad.put(
                "expired",
                issuer.token(
                        JWSAlgorithm.RS256,
                        RunningCloud.EMAIL,
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
        bad.put(
                "for another audience",
                issuer.token(JWSAlgorithm.RS256, RunningCloud.EMAIL, claims -> claims.audience("other")));
        for (Route route : routesThatAsk()) {
            for (var token : bad.entrySet()) {
                Reply reply =
                        Reply.to(cloud, route, tenant.things(), Map.of("Authorization", "Bearer " + token.getValue()));
                assertThat(reply.refusal())
                        .as("%s with a token %s", route, token.getKey())
                        .isEqualTo(route.isPage() ? "303" : "401 token_refused");
            }
        }
    }

    @Test
    void takesNoTokenOfAnIssuerFromACookie() throws Exception {
        String cookie = "visant_session=" + issuer.token(RunningCloud.EMAIL);
        assertThat(cloud.send(cloud.request("/v1/devices").header("Cookie", cookie))
                        .status())
                .isEqualTo(401);
    }

    private List<Route> routesThatAsk() throws Exception {
        return Route.of(cloud).stream()
                .filter(route -> switch (route.audience()) {
                    case Audience.Callers _, Audience.Person _, Audience.Platform _ -> true;
                    case Audience.Devices _, Audience.Everybody _ -> false;
                })
                .toList();
    }
}
