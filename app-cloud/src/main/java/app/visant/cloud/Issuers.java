package app.visant.cloud;

import app.visant.adapter.cloud.rest.TenancyApi.PasswordsAre;
import app.visant.adapter.cloud.security.Discovery;
import app.visant.adapter.cloud.security.IssuerLogIn;
import app.visant.adapter.cloud.security.IssuerTokens;
import app.visant.adapter.cloud.security.LogInTickets;
import app.visant.adapter.cloud.security.SupabasePasswords;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.cloud.config.Identity;
import app.visant.cloud.dashboard.WaysIn;
import app.visant.domain.identity.RecognisePeople;
import app.visant.domain.kernel.Ids;
import app.visant.domain.tenant.Passwords;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The issuers outside whose tokens count, and at which people log in. */
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

    /** Empty if people can't log in at an issuer for the pages. */
    static Optional<IssuerLogIn> logIn(
            CloudConfiguration configuration, LogInTickets tickets, Ids ids, InstantSource clock) {
        Identity identity = configuration.identity();
        if (identity.clientId().isEmpty()) {
            return Optional.empty();
        }
        IssuerTokens.Terms terms =
                new IssuerTokens.Terms(identity.issuer(), identity.clientId(), IssuerTokens.Kind.OPENID);
        String here = configuration.http().publicUrl().toString().replaceAll("/$", "");
        return Optional.of(new IssuerLogIn(
                new IssuerLogIn.Client(
                        identity.clientId(), identity.clientSecret(), URI.create(here + "/ui/issuer/callback")),
                new Discovery(identity.issuer()),
                IssuerTokens.byKeys(terms, clock),
                tickets,
                ids));
    }

    /** Those that people have at the issuer, if it is asked for them; empty if it is not. */
    static Optional<Passwords> passwords(Identity identity, RecognisePeople recognise, InstantSource clock) {
        return passwordsAre(identity) == PasswordsAre.ELSEWHERE
                ? of(identity, clock).stream()
                        .findFirst()
                        .map(tokens -> new SupabasePasswords(identity.issuer(), identity.apiKey(), tokens, recognise))
                : Optional.empty();
    }

    static PasswordsAre passwordsAre(Identity identity) {
        if (identity.ownAccounts()) {
            return PasswordsAre.OURS;
        }
        return identity.apiKey().isEmpty() ? PasswordsAre.NOWHERE : PasswordsAre.ELSEWHERE;
    }

    static WaysIn waysIn(CloudConfiguration configuration) {
        Identity identity = configuration.identity();
        return new WaysIn(
                passwordsAre(identity) != PasswordsAre.NOWHERE,
                identity.ownAccounts(),
                configuration.accounts().signUp(),
                !identity.clientId().isEmpty());
    }

    private static IssuerTokens.Terms terms(Identity identity, IssuerTokens.Kind kind) {
        return new IssuerTokens.Terms(identity.issuer(), identity.audience(), kind);
    }
}
