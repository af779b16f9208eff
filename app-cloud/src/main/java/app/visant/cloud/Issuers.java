package app.visant.cloud;

import app.visant.adapter.cloud.security.IssuerTokens;
import app.visant.cloud.config.Identity;
import java.time.InstantSource;
import java.util.List;

/** The issuers outside whose tokens count. */
final class Issuers {
    private Issuers() {}

    static List<IssuerTokens> of(Identity identity, InstantSource clock) {
        return switch (identity.provider()) {
            case OWN -> List.of();
            case OIDC -> List.of(IssuerTokens.byKeys(terms(identity, IssuerTokens.Kind.OPENID), clock));
            case SUPABASE -> {
                IssuerTokens.Terms terms = terms(identity, IssuerTokens.Kind.SUPABASE);
                yield List.of(identity.jwtSecret()
                        .map(secret -> IssuerTokens.bySecret(terms, secret, clock))
                        .orElseGet(() -> IssuerTokens.byKeys(terms, clock)));
            }
        };
    }

    private static IssuerTokens.Terms terms(Identity identity, IssuerTokens.Kind kind) {
        return new IssuerTokens.Terms(identity.issuer(), identity.audience(), kind);
    }
}
