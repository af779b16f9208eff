package app.visant.adapter.cloud.security;

import app.visant.domain.identity.OutsideIdentity;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.Sha256;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log-in of people in browsers at an OpenID Connect issuer: authorization code with PKCE (S256), state and nonce. Safe for use by many
 * threads; blocks while the issuer is asked, for some seconds at most.
 */
public final class IssuerLogIn {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerLogIn.class);
    /** How long what the issuer says of itself is believed, so that log-ins that nobody ends are no burden to it. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MAX_BYTES = 256 << 10;
    private static final int BYTES = 32;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Client client;
    private final Discovery discovery;
    private final IssuerTokens tokens;
    private final LogInTickets tickets;
    private final Ids ids;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    /** @param tokens verifies the issuer's tokens for the client */
    public IssuerLogIn(Client client, Discovery discovery, IssuerTokens tokens, LogInTickets tickets, Ids ids) {
        this.client = client;
        this.discovery = discovery;
        this.tokens = tokens;
        this.tickets = tickets;
        this.ids = ids;
    }

    /**
     * What the issuer knows us as.
     *
     * @param callback where it sends people back to
     */
    public record Client(String id, Optional<String> secret, URI callback) {
        @Override
        public String toString() {
            return "Client[" + id + ", " + callback + "]";
        }
    }

    /** @param ticket is to be kept by the browser, and comes back with it */
    public record Begun(URI redirect, String ticket) {}

    private record Known(Discovery.LogIn addresses, long sinceNanos) {}

    public record Done(OutsideIdentity identity, String next) {}

    /**
     * @param next where the person wants to go
     * @throws IssuerUnavailable if the issuer does not say where it lets people log in
     */
    public Begun begin(String next) {
        LogInTickets.Ticket ticket = new LogInTickets.Ticket(random(), random(), random(), next);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", client.callback().toString());
        query.put("scope", "openid email");
        query.put("state", ticket.state());
        query.put("nonce", ticket.nonce());
        query.put("code_challenge", challenge(ticket.verifier()));
        query.put("code_challenge_method", "S256");
        try {
            String at = addresses().authorization();
            return new Begun(URI.create(at + (at.contains("?") ? "&" : "?") + form(query)), tickets.write(ticket));
        } catch (IOException away) {
            throw unavailable(away);
        }
    }

    /**
     * Empty if it was not begun by this browser, or the issuer does not say who it is.
     *
     * @throws IssuerUnavailable if the issuer can't be asked
     */
    public Optional<Done> finish(String kept, String state, String code) {
        return tickets.read(kept)
                .filter(ticket -> ticket.state().equals(state))
                .flatMap(ticket -> redeem(code, ticket.verifier())
                        .flatMap(token -> tokens.verify(token, ticket.nonce()))
                        .map(proved -> new Done(proved.identity(), ticket.next())));
    }

    private Discovery.LogIn addresses() throws IOException {
        Known last = known.get();
        long now = System.nanoTime();
        if (last != null && now - last.sinceNanos() < FRESH.toNanos()) {
            return last.addresses();
        }
        Discovery.LogIn fresh = discovery.logIn();
        known.set(new Known(fresh, now));
        return fresh;
    }

    /** The ID token that the issuer gives for a code. */
    private Optional<String> redeem(String code, String verifier) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("grant_type", "authorization_code");
        body.put("code", code);
        body.put("redirect_uri", client.callback().toString());
        body.put("client_id", client.id());
        body.put("code_verifier", verifier);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(addresses().token()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofString(form(body)));
            client.secret().ifPresent(secret -> request.header("Authorization", basic(secret)));
            HttpResponse<String> answer =
                    http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
            if (answer.statusCode() != 200) {
                LOG.warn("The issuer answers {} to a code of a log-in", answer.statusCode());
                return Optional.empty();
            }
            return Optional.ofNullable(JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "id_token"));
        } catch (ParseException noJson) {
            LOG.warn("The issuer's answer to a code of a log-in is not JSON with an ID token");
            return Optional.empty();
        } catch (IOException away) {
            throw unavailable(away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IssuerUnavailable();
        }
    }

    private static IssuerUnavailable unavailable(IOException away) {
        LOG.warn("The issuer can't be asked: {}", away.toString());
        return new IssuerUnavailable();
    }

    private String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ids.randomBytes(BYTES));
    }

    private static String challenge(String verifier) {
        byte[] hash = HexFormat.of()
                .parseHex(
                        Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)).hex());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private String basic(String secret) {
        String both = encode(client.id()) + ":" + encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
