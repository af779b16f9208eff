package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Devices without a token are served where their organisation said so, and only as long as it does. */
final class TokenlessIT extends RestSuite {
    private Answer heartbeat() throws Exception {
        return cloud.send(cloud.request("/v1/device-commands/heartbeat")
                .header("Content-Type", "application/json")
                .header("X-Device-ID", device)
                .POST(BodyPublishers.ofString("{\"uptime_seconds\":1}")));
    }

    private Answer allow(String allowed) throws Exception {
        return cloud.json("PUT", "/v1/organisation/settings", owner, "{\"allow_tokenless_devices\":" + allowed + "}");
    }

    private String page() throws Exception {
        return new String(cloud.get("/ui/dashboard", owner).response().body(), StandardCharsets.UTF_8);
    }

    @Test
    void areServedWhereTheyAreAllowedAndNoLonger() throws Exception {
        assertProblem(heartbeat(), 401, "device_token_refused");
        assertThat(page()).contains("data-allowed=\"no\"");

        assertThat(allow("true").body().path("allow_tokenless_devices").asBoolean())
                .isTrue();
        assertThat(heartbeat().status()).isEqualTo(200);
        assertThat(page()).contains("data-allowed=\"yes\"", "known by its id alone");

        assertThat(allow("false").status()).isEqualTo(200);
        assertProblem(heartbeat(), 401, "device_token_refused");
    }

    @Test
    void staysAsItIsIfNothingIsSaid() throws Exception {
        Answer answer = cloud.json("PUT", "/v1/organisation/settings", owner, "{}");
        assertThat(answer.body().path("allow_tokenless_devices").asBoolean(true))
                .isFalse();
        assertProblem(allow("\"perhaps\""), 422, "invalid_input");
    }
}
