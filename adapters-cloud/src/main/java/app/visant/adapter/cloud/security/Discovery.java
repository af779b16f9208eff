package app.visant.adapter.cloud.security;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;

/** What an OpenID Connect issuer says of itself (OpenID Connect Discovery 1.0). Blocks for some seconds at most. */
public final class Discovery {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MAX_BYTES = 256 << 10;
    private static final String PATH = "/.well-known/openid-configuration";

    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
    private final String issuer;

    /** @param issuer as it stands in its tokens, to the letter */
    public Discovery(String issuer) {
        this.issuer = issuer;
    }

    /** @throws IOException if the issuer can't be reached, or says something else than it should */
    String keys() throws IOException {
        Map<String, Object> said = ask();
        return address(said, "jwks_uri");
    }

    /**
     * Where people log in, and where a code of theirs is redeemed.
     *
     * @throws IOException if the issuer can't be reached, or says something else than it should
     */
    LogIn logIn() throws IOException {
        Map<String, Object> said = ask();
        return new LogIn(address(said, "authorization_endpoint"), address(said, "token_endpoint"));
    }

    /** Addresses for a log-in. */
    record LogIn(String authorization, String token) {}

    /** @throws IOException if it can't be read */
    String read(String address) throws IOException {
        return retriever.retrieveResource(URI.create(address).toURL()).getContent();
    }

    private Map<String, Object> ask() throws IOException {
        Map<String, Object> said;
        try {
            said = JSONObjectUtils.parse(read(issuer.replaceAll("/+$", "") + PATH));
        } catch (ParseException noJson) {
            throw new IOException("what " + issuer + " says of itself is not JSON", noJson);
        }
        if (!issuer.equals(said.get("issuer"))) {
            throw new IOException("what stands at " + issuer + " is of another issuer: " + said.get("issuer"));
        }
        return said;
    }

    /** One that is as well protected as the issuer itself. */
    private String address(Map<String, Object> said, String name) throws IOException {
        try {
            URI address = new URI(Objects.toString(said.get(name)));
            if ("https".equals(address.getScheme())
                    || ("http".equals(address.getScheme()) && issuer.startsWith("http://"))) {
                return address.toString();
            }
        } catch (URISyntaxException malformed) {
            throw new IOException(issuer + " says no address as " + name, malformed);
        }
        throw new IOException(issuer + " says no https address as " + name);
    }
}
