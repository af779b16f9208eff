package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.adapter.cloud.security.IssuerTokens.Kind;
import app.visant.adapter.cloud.security.IssuerTokens.Terms;
import app.visant.domain.identity.OutsideIdentity;
import app.visant.domain.tenant.EmailAddress;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IssuerTokensTest {
    private static final String ADA = "ada@example.org";
    private static final String SECRET = "a secret of a project, of more than 256 bits in all";

    private final TestIssuer issuer;
    private final IssuerTokens tokens;

    IssuerTokensTest() throws Exception {
        issuer = new TestIssuer();
        tokens = byKeys(issuer.issuer());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void knowsSomebodyByATokenSignedByEachKindOfKey() throws Exception {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256)) {
            assertThat(tokens.verify(issuer.token(algorithm, ADA, claims -> claims))
                            .orElseThrow()
                            .identity())
                    .as(algorithm.getName())
                    .isEqualTo(
                            new OutsideIdentity(issuer.issuer(), "subject of ada@example.org", new EmailAddress(ADA)));
        }
    }

    @Test
    void goesOnWhenTheIssuerChangesItsKeys() throws Exception {
        String before = issuer.token(ADA);
        assertThat(tokens.verify(before)).isPresent();
        issuer.rotate();
        assertThat(tokens.verify(issuer.token(ADA))).isPresent();
        assertThat(byKeys(issuer.issuer()).verify(before)).isEmpty();
    }

    @Test
    void refusesWhatTheIssuerDidNotSignForUs() throws Exception {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", changed(claims -> claims.expirationTime(ago(31))));
        bad.put("without an end", changed(claims -> claims.expirationTime(null)));
        bad.put("not yet", changed(claims -> claims.notBeforeTime(ago(-60))));
        bad.put("for another audience", changed(claims -> claims.audience("other")));
        bad.put("for nobody", changed(claims -> claims.audience((String) null)));
        bad.put("of another issuer", changed(claims -> claims.issuer("https://evil.example.org")));
        bad.put("of a longer issuer", changed(claims -> claims.issuer(issuer.issuer() + "/")));
        bad.put("of nobody", changed(claims -> claims.subject(null)));
        bad.put("of nobody, said", changed(claims -> claims.subject("")));
        bad.put("alg none", new PlainJWT(issuer.claims(ADA).build()).serialize());
        bad.putAll(forged());
        bad.put("nonsense", "a.b.c");
        bad.forEach((kind, token) -> assertThat(tokens.verify(token)).as(kind).isEmpty());
        assertThat(tokens.verify(issuer.token(ADA))).isPresent();
    }

    /** What somebody makes who knows all that the issuer publishes. */
    private Map<String, String> forged() throws Exception {
        JWTClaimsSet claims = issuer.claims(ADA).build();
        RSAKey mine = new RSAKeyGenerator(2048).keyID(issuer.rsa().getKeyID()).generate();
        byte[] published = issuer.rsa().toRSAPublicKey().getEncoded();
        String[] parts = issuer.token(ADA).split("\\.", -1);
        String others = issuer.claims("eve@example.org")
                .build()
                .toPayload()
                .toBase64URL()
                .toString();
        Map<String, String> forged = new LinkedHashMap<>();
        JWSHeader hmac = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(issuer.rsa().getKeyID())
                .build();
        forged.put("HS256 by the public key", TestIssuer.sign(hmac, claims, new MACSigner(published)));
        forged.put(
                "HS256 by the public key as it is published",
                TestIssuer.sign(
                        hmac, claims, new MACSigner(issuer.rsa().toPublicJWK().toJSONString())));
        forged.put("signed by another key of the same name", by(mine, new JWSHeader.Builder(JWSAlgorithm.RS256)));
        forged.put(
                "with its own key in it", by(mine, new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(mine.toPublicJWK())));
        forged.put(
                "with an address of its own key",
                by(mine, new JWSHeader.Builder(JWSAlgorithm.RS256).jwkURL(URI.create("http://127.0.0.1:1/keys"))));
        forged.put(
                "of another use",
                TestIssuer.sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID(issuer.rsa().getKeyID())
                                .type(new JOSEObjectType("logout+jwt"))
                                .build(),
                        claims,
                        new RSASSASigner(issuer.rsa())));
        forged.put("with other claims", parts[0] + "." + others + "." + parts[2]);
        forged.put("alg none, as signed", Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        forged.put("without a signature", parts[0] + "." + parts[1] + ".");
        return forged;
    }

    @Test
    void takesAnAddressOnlyThatTheIssuerVouchesFor() throws Exception {
        for (Object unverified : Arrays.asList(false, "false", null, 1)) {
            assertThat(tokens.verify(changed(claims -> claims.claim("email_verified", unverified)))
                            .orElseThrow()
                            .identity()
                            .email())
                    .as(String.valueOf(unverified))
                    .isNull();
        }
        assertThat(tokens.verify(changed(claims -> claims.claim("email", "no address")))
                        .orElseThrow()
                        .identity()
                        .email())
                .isNull();
        assertThat(tokens.verify(changed(claims -> claims.claim("email_verified", "true")))
                        .orElseThrow()
                        .identity()
                        .email())
                .isEqualTo(new EmailAddress(ADA));
    }

    @Test
    void goesOnByTheKeysThatItKnowsWhileTheIssuerIsAway() throws Exception {
        assertThat(tokens.verify(issuer.token(ADA))).isPresent();
        issuer.goAway();
        assertThat(tokens.verify(issuer.token(ADA))).isPresent();
        assertThatThrownBy(() -> byKeys(issuer.issuer()).verify(issuer.token(ADA)))
                .isInstanceOf(IssuerUnavailable.class);
    }

    @Test
    void believesNoIssuerThatSaysToBeAnother() {
        issuer.sayToBe("https://evil.example.org");
        assertThatThrownBy(() -> tokens.verify(issuer.token(ADA))).isInstanceOf(IssuerUnavailable.class);
    }

    @Test
    void knowsPeopleOfASupabaseProjectByItsSecret() throws Exception {
        IssuerTokens project = bySecret();
        assertThat(project.verify(ofProject(SECRET, claims -> claims))
                        .orElseThrow()
                        .identity()
                        .email())
                .isEqualTo(new EmailAddress(ADA));
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("by another secret", ofProject(SECRET + "x", claims -> claims));
        bad.put("of a service", ofProject(SECRET, claims -> claims.claim("role", "service_role")));
        bad.put("of everybody", ofProject(SECRET, claims -> claims.claim("role", "anon")));
        bad.put("of a guest", ofProject(SECRET, claims -> claims.claim("is_anonymous", true)));
        bad.put("for another audience", ofProject(SECRET, claims -> claims.audience("anon")));
        bad.put("expired", ofProject(SECRET, claims -> claims.expirationTime(ago(31))));
        bad.put("by a key of its own", issuer.token(JWSAlgorithm.RS256, ADA, IssuerTokensTest::asInProject));
        bad.forEach((kind, token) -> assertThat(project.verify(token)).as(kind).isEmpty());
    }

    @Test
    void knowsPeopleOfASupabaseProjectByItsKeys() throws Exception {
        IssuerTokens project =
                IssuerTokens.byKeys(new Terms(issuer.issuer(), "authenticated", Kind.SUPABASE), InstantSource.system());
        assertThat(project.verify(issuer.token(JWSAlgorithm.ES256, ADA, IssuerTokensTest::asInProject)))
                .isPresent();
        assertThat(project.verify(ofProject(SECRET, claims -> claims))).isEmpty();
    }

    private static JWTClaimsSet.Builder asInProject(JWTClaimsSet.Builder claims) {
        return claims.audience("authenticated").claim("role", "authenticated");
    }

    private String ofProject(String secret, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return TestIssuer.sign(
                new JWSHeader(JWSAlgorithm.HS256),
                change.apply(asInProject(issuer.claims(ADA)).claim("email_verified", null))
                        .build(),
                new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private String changed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return issuer.token(JWSAlgorithm.RS256, ADA, change);
    }

    private String by(RSAKey key, JWSHeader.Builder header) throws Exception {
        return TestIssuer.sign(
                header.keyID(issuer.rsa().getKeyID()).build(),
                issuer.claims(ADA).build(),
                new RSASSASigner(key));
    }

    private static Date ago(long seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static IssuerTokens byKeys(String issuer) {
        return IssuerTokens.byKeys(new Terms(issuer, TestIssuer.AUDIENCE, Kind.OPENID), InstantSource.system());
    }

    private IssuerTokens bySecret() {
        return IssuerTokens.bySecret(
                new Terms(issuer.issuer(), "authenticated", Kind.SUPABASE), SECRET, InstantSource.system());
    }
}
