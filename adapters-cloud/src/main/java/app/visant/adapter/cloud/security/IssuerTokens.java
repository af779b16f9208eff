package app.visant.adapter.cloud.security;

import app.visant.domain.identity.OutsideIdentity;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.tenant.EmailAddress;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens (JWT) that an issuer outside signed. One signs by its public keys or by a secret, and never is one taken for the other.
 * Safe for use by many threads.
 */
public final class IssuerTokens {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerTokens.class);
    private static final Set<JWSAlgorithm> BY_KEYS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final Set<JWSAlgorithm> BY_SECRET = Set.of(JWSAlgorithm.HS256);
    private static final String ROLE = "authenticated";
    private static final int SKEW_SECONDS = 30;

    private final Terms terms;
    private final DefaultJWTProcessor<SecurityContext> processor;

    private IssuerTokens(
            Terms terms, Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys, InstantSource clock) {
        this.terms = terms;
        this.processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier(new Claims(terms, clock));
    }

    /**
     * What tokens must say.
     *
     * @param issuer to the letter
     * @param audience one of those that they are for
     */
    public record Terms(String issuer, String audience, Kind kind) {}

    /** How an issuer says who somebody is. */
    public enum Kind {
        /** Vouches for an address by {@code email_verified}. */
        OPENID,
        /** Gives tokens to people whose address it has confirmed, and to others in other roles. */
        SUPABASE
    }

    /** What a token proves, and until when. */
    public record Proved(OutsideIdentity identity, Instant until) {}

    /** Signed by keys that the issuer publishes, and that are asked for when they are first needed. */
    public static IssuerTokens byKeys(Terms terms, InstantSource clock) {
        JWKSource<SecurityContext> keys = switch (terms.kind()) {
            case OPENID -> IssuerKeys.discovered(terms.issuer());
            case SUPABASE -> IssuerKeys.ofSupabase(terms.issuer());
        };
        return new IssuerTokens(terms, BY_KEYS, keys, clock);
    }

    /** Signed by a secret that the issuer shares with us (HS256). */
    public static IssuerTokens bySecret(Terms terms, String secret, InstantSource clock) {
        return new IssuerTokens(
                terms, BY_SECRET, new ImmutableSecret<>(secret.getBytes(StandardCharsets.UTF_8)), clock);
    }

    /**
     * Empty if it is forged, expired, of somebody else, for somebody else, or names nobody.
     *
     * @throws IssuerUnavailable if it can't be looked at, since the issuer does not say by what keys it signs
     */
    public Optional<Proved> verify(String token) {
        return claims(token).flatMap(this::proved);
    }

    /** As {@link #verify(String)}, and empty too if it was not made for this log-in, or for another client beside us. */
    Optional<Proved> verify(String token, String nonce) {
        return claims(token)
                .filter(claims -> nonce.equals(claims.getClaim("nonce")))
                .filter(claims -> isOurs(claims.getClaim("azp")))
                .flatMap(this::proved);
    }

    private boolean isOurs(@Nullable Object authorizedParty) {
        return authorizedParty == null || terms.audience().equals(authorizedParty);
    }

    private Optional<JWTClaimsSet> claims(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            return terms.issuer().equals(parsed.getJWTClaimsSet().getIssuer())
                    ? Optional.of(processor.process(parsed, null))
                    : Optional.empty();
        } catch (KeySourceException away) {
            LOG.warn("The keys of {} can't be had: {}", terms.issuer(), away.toString());
            throw new IssuerUnavailable();
        } catch (ParseException | JOSEException | BadJOSEException refused) {
            LOG.debug("A token of {} is refused: {}", terms.issuer(), refused.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Proved> proved(JWTClaimsSet claims) {
        try {
            if (claims.getSubject().isEmpty() || !isOfAPerson(claims)) {
                return Optional.empty();
            }
            OutsideIdentity identity =
                    new OutsideIdentity(terms.issuer(), claims.getSubject(), vouchedFor(claims) ? email(claims) : null);
            return Optional.of(new Proved(identity, claims.getExpirationTime().toInstant()));
        } catch (ParseException otherTypes) {
            LOG.debug("A token of {} is refused: {}", terms.issuer(), otherTypes.getMessage());
            return Optional.empty();
        }
    }

    /** A Supabase project signs tokens for its services and for guests too. */
    private boolean isOfAPerson(JWTClaimsSet claims) throws ParseException {
        return switch (terms.kind()) {
            case OPENID -> true;
            case SUPABASE ->
                ROLE.equals(claims.getStringClaim("role"))
                        && !Boolean.TRUE.equals(claims.getBooleanClaim("is_anonymous"));
        };
    }

    private boolean vouchedFor(JWTClaimsSet claims) {
        return switch (terms.kind()) {
            case OPENID -> {
                Object verified = claims.getClaim("email_verified");
                yield Boolean.TRUE.equals(verified) || "true".equals(verified);
            }
            case SUPABASE -> true;
        };
    }

    private static @Nullable EmailAddress email(JWTClaimsSet claims) throws ParseException {
        String email = claims.getStringClaim("email");
        try {
            return email == null ? null : new EmailAddress(email);
        } catch (InvalidInput noAddress) {
            return null;
        }
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final InstantSource clock;

        Claims(Terms terms, InstantSource clock) {
            super(
                    terms.audience(),
                    new JWTClaimsSet.Builder().issuer(terms.issuer()).build(),
                    Set.of("sub", "exp"));
            this.clock = clock;
            setMaxClockSkew(SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
