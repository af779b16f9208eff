package app.visant.adapter.cloud.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;

/**
 * The public keys by which an issuer signs. They are asked for anew when a token names one that is not known, seldom enough that made up
 * tokens don't make us a burden to the issuer; and while it is away, the last ones count for some hours.
 */
public final class IssuerKeys {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofHours(4);

    private IssuerKeys() {}

    /** Those of an OpenID Connect issuer, which says where they are. */
    static JWKSource<SecurityContext> discovered(String issuer) {
        Discovery discovery = new Discovery(issuer);
        return cached(() -> discovery.read(discovery.keys()));
    }

    /** Those of a Supabase project. */
    static JWKSource<SecurityContext> ofSupabase(String issuer) {
        Discovery discovery = new Discovery(issuer);
        return cached(() -> discovery.read(issuer + "/.well-known/jwks.json"));
    }

    private static JWKSource<SecurityContext> cached(Reader reader) {
        return JWKSourceBuilder.create(new Source(reader))
                .cache(FRESH.toMillis(), WAIT.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    private interface Reader {
        String read() throws IOException;
    }

    private record Source(Reader reader) implements JWKSetSource<SecurityContext> {
        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
                throws JWKSetRetrievalException {
            try {
                return JWKSet.parse(reader.read());
            } catch (IOException | ParseException unusable) {
                throw new JWKSetRetrievalException("an issuer's keys can't be read", unusable);
            }
        }

        @Override
        public void close() {}
    }
}
