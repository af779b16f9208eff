package app.visant.adapter.cloud.security;

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
import java.util.Optional;

/** What a browser keeps while its person logs in at an issuer, signed by us. Safe for use by many threads. */
public final class LogInTickets {
    /** How long a log-in may take. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String AUDIENCE = "visant:log-in";

    private final SecretKeys keys;
    private final InstantSource clock;

    public LogInTickets(SecretKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    record Ticket(String state, String nonce, String verifier, String next) {
        @Override
        public String toString() {
            return "Ticket[" + next + "]";
        }
    }

    String write(Ticket ticket) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .claim("state", ticket.state())
                .claim("nonce", ticket.nonce())
                .claim("verifier", ticket.verifier())
                .claim("next", ticket.next())
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                .build();
        SignedJWT signed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            signed.sign(new MACSigner(keys.present()));
        } catch (JOSEException unusableKey) {
            throw new IllegalStateException("tickets can't be signed", unusableKey);
        }
        return signed.serialize();
    }

    Optional<Ticket> read(String text) {
        try {
            SignedJWT signed = SignedJWT.parse(text);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            Instant now = clock.instant();
            boolean good = JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())
                    && isOurs(signed)
                    && List.of(AUDIENCE).equals(claims.getAudience())
                    && claims.getExpirationTime().toInstant().isAfter(now);
            return good
                    ? Optional.of(new Ticket(
                            claims.getStringClaim("state"),
                            claims.getStringClaim("nonce"),
                            claims.getStringClaim("verifier"),
                            claims.getStringClaim("next")))
                    : Optional.empty();
        } catch (ParseException | JOSEException damaged) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT signed) throws JOSEException {
        for (byte[] key : keys.all()) {
            if (signed.verify(new MACVerifier(key))) {
                return true;
            }
        }
        return false;
    }
}
