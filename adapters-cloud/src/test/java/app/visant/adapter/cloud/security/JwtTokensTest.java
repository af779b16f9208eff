package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.UserId;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JwtTokensTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TEXT = encode("0123456789abcdef0123456789abcdef");
    private static final String OTHER = encode("1123456789abcdef0123456789abcdef");
    private static final SecretKeys KEY = SecretKeys.parse(TEXT);
    private static final Session SESSION =
            new Session(new SessionId(new UUID(3, 4)), new UserId(new UUID(1, 2)), NOW, NOW.plus(Duration.ofDays(1)));

    private final JwtTokens tokens = new JwtTokens(KEY, InstantSource.fixed(NOW));

    @Test
    void givesBackWhatItWasIssuedFor() {
        assertThat(tokens.verify(tokens.issue(SESSION, HOUR)))
                .contains(new JwtTokens.Proof(SESSION.user(), SESSION.id(), NOW.plus(HOUR)));
    }

    @Test
    void doesNotOutliveItsSession() {
        assertThat(tokens.verify(tokens.issue(SESSION, Duration.ofDays(30))).map(JwtTokens.Proof::until))
                .contains(SESSION.endsAt());
    }

    @Test
    void saysNothingOfThePersonButAName() {
        String[] parts = tokens.issue(SESSION, HOUR).split("\\.");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains(SESSION.user().toString())
                .doesNotContain("email")
                .doesNotContain("role");
    }

    @Test
    void refusesATokenFromTheSecondItExpires() {
        String token = tokens.issue(SESSION, HOUR);
        assertThat(new JwtTokens(KEY, InstantSource.fixed(NOW.plus(HOUR).minusSeconds(1))).verify(token))
                .isPresent();
        assertThat(new JwtTokens(KEY, InstantSource.fixed(NOW.plus(HOUR))).verify(token))
                .isEmpty();
    }

    @Test
    void refusesAnotherKeyATamperedClaimAndNoSignature() {
        String token = tokens.issue(SESSION, HOUR);
        assertThat(new JwtTokens(SecretKeys.parse(OTHER), InstantSource.fixed(NOW)).verify(token))
                .isEmpty();

        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String promoted = encode(claims.replace(SESSION.id().toString(), new UUID(3, 5).toString()));
        assertThat(tokens.verify(parts[0] + "." + promoted + "." + parts[2])).isEmpty();
        assertThat(tokens.verify(encode("{\"alg\":\"none\"}") + "." + parts[1] + "."))
                .isEmpty();
        assertThat(tokens.verify("nonsense")).isEmpty();
    }

    @Test
    void believesAFormerKeyAsLongAsItIsThereAndSignsWithTheFirst() {
        String before = tokens.issue(SESSION, HOUR);
        JwtTokens both = new JwtTokens(SecretKeys.parse(OTHER + ",\n" + TEXT), InstantSource.fixed(NOW));
        JwtTokens newAlone = new JwtTokens(SecretKeys.parse(OTHER), InstantSource.fixed(NOW));

        assertThat(both.verify(before)).isPresent();
        assertThat(newAlone.verify(before)).isEmpty();
        assertThat(newAlone.verify(both.issue(SESSION, HOUR))).isPresent();
        assertThat(tokens.verify(both.issue(SESSION, HOUR))).isEmpty();
    }

    @Test
    void refusesKeysThatAreShortOrNoneAndDoesNotShowThem() {
        for (String bad : new String[] {"", "c2hvcnQ=", TEXT + ",c2hvcnQ=", "*" + TEXT}) {
            assertThatThrownBy(() -> SecretKeys.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a key has at least 32 bytes, in base64")
                    .hasNoCause();
        }
        assertThat(SecretKeys.parse(TEXT + " " + OTHER)).hasToString("SecretKeys[2]");
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
