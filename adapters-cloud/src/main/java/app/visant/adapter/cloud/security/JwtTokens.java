package app.visant.adapter.cloud.security;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Signed tokens (JWT, HS256) that say who a person is, for an hour or so. Safe for use by many threads. */
public final class JwtTokens {
    /** The smallest key that HS256 may have. */
    public static final int MIN_KEY_BYTES = 32;

    private static final String ISSUER = "visant";

    /** What a token may be used for: each is refused in the other's place. */
    public enum Use {
        ACCESS,
        REFRESH;

        private String audience() {
            return "visant:" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final byte[] key;
    private final InstantSource clock;

    /** @param key at least {@value #MIN_KEY_BYTES} random bytes */
    public JwtTokens(byte[] key, InstantSource clock) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("a key for tokens has at least " + MIN_KEY_BYTES + " bytes");
        }
        this.key = key.clone();
        this.clock = clock;
    }

    public String issue(User user, Use use, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(use.audience())
                .subject(user.id().toString())
                .claim("org_id", user.organisation().toString())
                .claim("email", user.email().value())
                .claim("role", user.role().name())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException unusableKey) {
            throw new IllegalStateException("tokens can't be signed", unusableKey);
        }
        return token.serialize();
    }

    /** Who the token speaks for; empty if it is damaged, forged, expired, or for another use. */
    public Optional<User> verify(String token, Use use) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            boolean genuine =
                    JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm()) && parsed.verify(new MACVerifier(key));
            return genuine ? user(parsed.getJWTClaimsSet(), use) : Optional.empty();
        } catch (ParseException | JOSEException damaged) {
            return Optional.empty();
        }
    }

    private Optional<User> user(JWTClaimsSet claims, Use use) throws ParseException {
        Date expiry = claims.getExpirationTime();
        boolean valid = ISSUER.equals(claims.getIssuer())
                && List.of(use.audience()).equals(claims.getAudience())
                && expiry != null
                && expiry.toInstant().isAfter(clock.instant());
        if (!valid) {
            return Optional.empty();
        }
        try {
            return Optional.of(new User(
                    UserId.parse(Objects.requireNonNull(claims.getSubject())),
                    OrganisationId.parse(Objects.requireNonNull(claims.getStringClaim("org_id"))),
                    new EmailAddress(Objects.requireNonNull(claims.getStringClaim("email"))),
                    Role.valueOf(Objects.requireNonNull(claims.getStringClaim("role")))));
        } catch (NullPointerException | IllegalArgumentException | VisantException olderForm) {
            // Signed by us, but with claims that this version does not write: the person logs in again.
            return Optional.empty();
        }
    }
}
