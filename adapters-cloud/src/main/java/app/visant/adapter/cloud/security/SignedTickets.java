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
import java.util.Map;
import java.util.Optional;

/**
 * What a browser keeps for us for ten minutes, signed by us, and good for one purpose. Safe for use by many threads.
 *
 * @param purpose a ticket of another one is none
 */
record SignedTickets(SecretKeys keys, InstantSource clock, String purpose) {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    String write(Map<String, String> said) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .audience(purpose)
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)));
        said.forEach(claims::claim);
        SignedJWT signed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            signed.sign(new MACSigner(keys.present()));
        } catch (JOSEException unusableKey) {
            throw new IllegalStateException("tickets can't be signed", unusableKey);
        }
        return signed.serialize();
    }

    Optional<JWTClaimsSet> read(String text) {
        try {
            SignedJWT signed = SignedJWT.parse(text);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            Instant now = clock.instant();
            boolean good = JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())
                    && isOurs(signed)
                    && List.of(purpose).equals(claims.getAudience())
                    && claims.getExpirationTime().toInstant().isAfter(now);
            return good ? Optional.of(claims) : Optional.empty();
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
