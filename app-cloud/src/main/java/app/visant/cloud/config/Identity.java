package app.visant.cloud.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Who says who people are, beside their accounts here.
 *
 * @param issuer as it stands in its tokens, to the letter; empty if there is none
 * @param audience whom tokens must be for
 * @param clientId by which an OpenID Connect issuer knows us, for the pages' log-in; empty if it doesn't
 * @param clientSecret what proves us there, if it wants that
 * @param jwtSecret by which a Supabase project signs tokens
 */
public record Identity(
        Provider provider,
        String issuer,
        String audience,
        String clientId,
        Optional<String> clientSecret,
        Optional<String> jwtSecret) {
    /** Kinds of issuers. */
    public enum Provider {
        /** None: accounts of our own alone. */
        OWN,
        OIDC,
        SUPABASE
    }

    static Identity read(Settings settings) {
        Provider provider = settings.text(
                "identity.provider",
                Provider.OWN,
                "own, oidc or supabase",
                text -> Optional.of(Provider.valueOf(text.toUpperCase(Locale.ROOT))));
        String issuer = settings.text(
                "identity.issuer",
                "",
                "an https address, or an http one of this machine",
                text -> Optional.of(text).filter(address -> isSafe(URI.create(address))));
        String audience = settings.text(
                "identity.audience", provider == Provider.SUPABASE ? "authenticated" : "", "a text", Optional::of);
        if (provider != Provider.OWN && (issuer.isEmpty() || audience.isEmpty())) {
            settings.wrong("identity: issuer and audience must be set where the provider is not own");
        }
        String client = settings.text("identity.client_id", "", "a text", Optional::of);
        if (provider != Provider.OIDC && !client.isEmpty()) {
            settings.wrong("identity.client_id: is for the provider oidc alone");
        }
        return new Identity(
                provider,
                issuer,
                audience,
                client,
                settings.text("identity.client_secret"),
                settings.text("identity.jwt_secret"));
    }

    private static boolean isSafe(URI address) {
        String host = String.valueOf(address.getHost());
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && (host.equals("localhost") || host.equals("127.0.0.1")));
    }

    @Override
    public String toString() {
        return "Identity[" + provider + ", " + issuer + "]";
    }
}
