package app.visant.cloud.config;

import app.visant.cloud.config.CloudConfiguration.Administrator;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Who says who people are, beside their accounts here or in their place.
 *
 * @param ownAccounts whether people have passwords here too
 * @param issuer as it stands in its tokens, to the letter; empty if there is none
 * @param audience whom tokens must be for
 * @param clientId by which an OpenID Connect issuer knows us, for the pages' log-in; empty if it doesn't
 * @param clientSecret what proves us there, if it wants that
 * @param jwtSecret by which a Supabase project signs tokens
 * @param apiKey the publishable one of a Supabase project, which is asked for people's passwords; empty if people have theirs here
 */
public record Identity(
        Provider provider,
        boolean ownAccounts,
        String issuer,
        String audience,
        String clientId,
        Optional<String> clientSecret,
        Optional<String> jwtSecret,
        String apiKey) {
    /** Kinds of issuers. */
    public enum Provider {
        /** None: accounts of our own alone. */
        OWN,
        OIDC,
        SUPABASE
    }

    static Identity read(Settings settings, Administrator first) {
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
        boolean ownAccounts = settings.flag("identity.own_accounts", true);
        String apiKey = settings.text("identity.api_key", "", "a text", Optional::of);
        if (!ownAccounts) {
            requireAnotherWayIn(settings, provider, client + apiKey, first);
        }
        if (!apiKey.isEmpty() && (ownAccounts || provider != Provider.SUPABASE)) {
            settings.wrong("identity.api_key: is for the provider supabase with own_accounts false alone");
        }
        return new Identity(
                provider,
                ownAccounts,
                issuer,
                audience,
                client,
                settings.text("identity.client_secret"),
                settings.text("identity.jwt_secret"),
                apiKey);
    }

    /** Without passwords, the issuer must be able to let people in, of whom one is the first administrator. */
    private static void requireAnotherWayIn(Settings settings, Provider provider, String door, Administrator first) {
        if (provider == Provider.OWN) {
            settings.wrong(
                    "identity.own_accounts: can be false only with a provider that is not own, since nobody could"
                            + " get in");
        }
        if (provider != Provider.OWN && door.isEmpty()) {
            settings.wrong("identity." + (provider == Provider.OIDC ? "client_id" : "api_key")
                    + ": must be set where own_accounts is false, since nobody could log in for the pages");
        }
        if (first.email().equals(Administrator.NOBODYS)) {
            settings.wrong(
                    "admin.email: must be an address of a person that the issuer knows where identity.own_accounts"
                            + " is false, since nobody else is the first administrator");
        }
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
