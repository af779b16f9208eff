package app.visant.adapter.cloud.security;

import app.visant.domain.kernel.UserId;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Signed tokens (JWT, HS256) that say in which session somebody speaks, for a short time. Safe for use by many threads. */
public final class JwtTokens {
    private static final String ISSUER = "visant";
    private static final String AUDIENCE = "visant:access";
    private static final String SESSION = "sid";

    private final SecretKeys keys;
    private final InstantSource clock;

    public JwtTokens(SecretKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What a token proves, as long as its session goes on. */
    public record Proof(UserId user, SessionId session, Instant until) {}

    /** @param lifetime at most; a token does not outlive its session */
    public String issue(Session session, Duration lifetime) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetime).isBefore(session.endsAt()) ? now.plus(lifetime) : session.endsAt();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(session.user().toString())
                .claim(SESSION, session.id().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(keys.present()));
        } catch (JOSEException unusableKey) {
            throw new IllegalStateException("tokens can't be signed", unusableKey);
        }
        return token.serialize();
    }

    /** What the token proves; empty if it is damaged, forged, expired, or for another use. */
    public Optional<Proof> verify(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            return JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm()) && isGenuine(parsed)
                    ? proof(parsed.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException damaged) {
            return Optional.empty();
        }
    }

    private boolean isGenuine(SignedJWT token) throws JOSEException {
        for (byte[] key : keys.all()) {
            if (token.verify(new MACVerifier(key))) {
                return true;
            }
        }
        return false;
    }

    private Optional<Proof> proof(JWTClaimsSet claims) throws ParseException {
        Date expiry = claims.getExpirationTime();
        boolean valid = ISSUER.equals(claims.getIssuer())
                && List.of(AUDIENCE).equals(claims.getAudience())
                && expiry != null
                && expiry.toInstant().isAfter(clock.instant());
        if (!valid) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Proof(
                    UserId.parse(Objects.requireNonNull(claims.getSubject())),
                    SessionId.parse(Objects.requireNonNull(claims.getStringClaim(SESSION))),
                    expiry.toInstant()));
        } catch (NullPointerException | VisantException olderForm) {
            // Signed by us, but with claims that this version does not write: the person logs in again.
            return Optional.empty();
        }
    }
}
