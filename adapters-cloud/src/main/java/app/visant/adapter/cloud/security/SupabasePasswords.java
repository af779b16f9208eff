package app.visant.adapter.cloud.security;

import app.visant.domain.identity.NoAccountHere;
import app.visant.domain.identity.RecognisePeople;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Passwords;
import app.visant.domain.tenant.User;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The passwords that people have at a project of Supabase, which are asked for there and kept nowhere. Safe for use by many threads. */
public final class SupabasePasswords implements Passwords {
    private static final Logger LOG = LoggerFactory.getLogger(SupabasePasswords.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MAX_BYTES = 256 << 10;
    private static final Set<Integer> WRONG = Set.of(400, 422);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;
    private final String apiKey;
    private final IssuerTokens tokens;
    private final RecognisePeople recognise;

    /**
     * @param issuer the project, as it stands in its tokens
     * @param apiKey its publishable key
     * @param tokens verifies the project's tokens
     */
    public SupabasePasswords(String issuer, String apiKey, IssuerTokens tokens, RecognisePeople recognise) {
        this.address = URI.create(issuer.replaceAll("/+$", "") + "/token?grant_type=password");
        this.apiKey = apiKey;
        this.tokens = tokens;
        this.recognise = recognise;
    }

    /**
     * @throws NoAccountHere if the project knows them, and they are nobody of ours
     * @throws IssuerUnavailable if the project can't be asked
     */
    @Override
    public Optional<User> whose(EmailAddress email, String password) {
        return token(email, password)
                .flatMap(tokens::verify)
                .map(proved -> recognise.recognise(proved.identity()).orElseThrow(NoAccountHere::new));
    }

    private Optional<String> token(EmailAddress email, String password) {
        String body = JSONObjectUtils.toJSONString(Map.of("email", email.value(), "password", password));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("apikey", apiKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
            if (answer.statusCode() == 200) {
                return Optional.ofNullable(
                        JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token"));
            }
            if (WRONG.contains(answer.statusCode())) {
                return Optional.empty();
            }
            LOG.warn("The project answers {} to a log-in", answer.statusCode());
        } catch (ParseException noJson) {
            LOG.warn("The project's answer to a log-in is not JSON with a token");
        } catch (IOException away) {
            LOG.warn("The project can't be asked: {}", away.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new IssuerUnavailable();
    }
}
