package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pages of other sites may do, if the operator lets them. */
final class OtherSitesIT extends RestSuite {
    private static final String FRIEND = "https://app.example.org";

    @Override
    protected Map<String, String> settings() {
        return Map.of("VISANT_HTTP_CORS_ORIGINS", FRIEND + ", https://other.example.org:8443");
    }

    private HttpRequest.Builder from(String origin, String path) {
        return cloud.request(path).header("Origin", origin).header("Sec-Fetch-Site", "cross-site");
    }

    @Test
    void tellsABrowserThatAFriendMayAsk() throws Exception {
        Answer answer = cloud.send(from(FRIEND, "/v1/devices/" + device + "/trigger")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @Test
    void servesAFriendByTokenFromTheLogInOn() throws Exception {
        Answer in = cloud.send(from(FRIEND, "/v1/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"email":"%s","password":"%s"}""".formatted(RunningCloud.EMAIL, RunningCloud.PASSWORD))));
        assertThat(in.status()).isEqualTo(200);

        Answer list = cloud.send(RunningCloud.authorized(from(FRIEND, "/v1/devices"), in.text("access_token")));
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(list.header("Access-Control-Expose-Headers")).contains("X-Total-Count");
    }

    @Test
    void servesAFriendByStreamsToo() throws Exception {
        Answer answer = cloud.send(from(FRIEND, "/v1/device-commands/poll"));
        assertProblem(answer, 422, "invalid_input");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
    }

    @Test
    void doesNotTakeACookieOfAFriendsPage() throws Exception {
        Answer look = cloud.send(from(FRIEND, "/v1/devices").header("Cookie", "visant_session=" + owner));
        assertProblem(look, 401, "token_refused");

        Answer change = cloud.send(from(FRIEND, "/v1/devices/" + device + "/trigger")
                .header("Cookie", "visant_session=" + owner)
                .POST(BodyPublishers.noBody()));
        assertProblem(change, 401, "token_refused");
    }

    @Test
    void allowsNothingToAnybodyElse() throws Exception {
        for (String stranger : new String[] {
            "https://evil.example", FRIEND + ".evil.example", "http://app.example.org", FRIEND + ":444", "null"
        }) {
            Answer asked = cloud.send(from(stranger, "/v1/devices")
                    .header("Access-Control-Request-Method", "GET")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(asked.header("Access-Control-Allow-Origin")).as(stranger).isEmpty();
            Answer change = cloud.send(from(stranger, "/v1/devices/" + device + "/trigger")
                    .header("Cookie", "visant_session=" + owner)
                    .POST(BodyPublishers.noBody()));
            assertProblem(change, 403, "foreign_site");
            assertThat(change.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void letsNobodyUseThePages() throws Exception {
        Answer answer = cloud.send(from(FRIEND, "/ui/login"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
