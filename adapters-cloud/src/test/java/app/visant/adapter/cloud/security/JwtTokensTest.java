package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.adapter.cloud.security.JwtTokens.Use;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
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
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final User USER = new User(
            new UserId(new UUID(1, 2)),
            new OrganisationId(new UUID(3, 4)),
            new EmailAddress("a@b.example"),
            Role.ADMIN);

    private final JwtTokens tokens = new JwtTokens(KEY, InstantSource.fixed(NOW));

    @Test
    void givesBackThePersonThatItWasIssuedFor() {
        assertThat(tokens.verify(tokens.issue(USER, Use.ACCESS, HOUR), Use.ACCESS))
                .contains(USER);
    }

    @Test
    void refusesATokenOfTheOtherUse() {
        assertThat(tokens.verify(tokens.issue(USER, Use.REFRESH, HOUR), Use.ACCESS))
                .isEmpty();
        assertThat(tokens.verify(tokens.issue(USER, Use.ACCESS, HOUR), Use.REFRESH))
                .isEmpty();
    }

    @Test
    void refusesATokenFromTheSecondItExpires() {
        String token = tokens.issue(USER, Use.ACCESS, HOUR);
        assertThat(new JwtTokens(KEY, InstantSource.fixed(NOW.plus(HOUR).minusSeconds(1))).verify(token, Use.ACCESS))
                .isPresent();
        assertThat(new JwtTokens(KEY, InstantSource.fixed(NOW.plus(HOUR))).verify(token, Use.ACCESS))
                .isEmpty();
    }

    @Test
    void refusesAnotherKeyATamperedClaimAndNoSignature() {
        String token = tokens.issue(USER, Use.ACCESS, HOUR);
        byte[] otherKey = KEY.clone();
        otherKey[0]++;
        assertThat(new JwtTokens(otherKey, InstantSource.fixed(NOW)).verify(token, Use.ACCESS))
                .isEmpty();

        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String promoted = encode(claims.replace("ADMIN", "OWNER"));
        assertThat(tokens.verify(parts[0] + "." + promoted + "." + parts[2], Use.ACCESS))
                .isEmpty();
        assertThat(tokens.verify(encode("{\"alg\":\"none\"}") + "." + parts[1] + ".", Use.ACCESS))
                .isEmpty();
        assertThat(tokens.verify("nonsense", Use.ACCESS)).isEmpty();
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> new JwtTokens(new byte[31], InstantSource.fixed(NOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
