package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who tries one device, or one code, after the other is told to wait, and learns nothing any more; others are served beside them. */
final class GuessingIT extends RestSuite {
    private static final int REFUSALS = 10;
    private static final int MISSES = 5;

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "VISANT_LIMITS_REFUSALS_OF_ADDRESS", REFUSALS + "/h",
                "VISANT_LIMITS_CLAIMS_OF_CALLER", MISSES + "/h",
                "VISANT_LIMITS_CODES_OF_ORGANISATION", MISSES + "/h");
    }

    @Test
    void tellsNobodyWhichDevicesThereAre() throws Exception {
        String free = manufacture();
        for (int i = 0; i < REFUSALS; i++) {
            assertProblem(config("NONE" + i, i % 2 == 0 ? null : "guess"), 404, "device_not_found");
        }

        for (String each : List.of("NONE9", free, device)) {
            assertPutOff(config(each, null));
            assertPutOff(config(each, "guess"));
            assertPutOff(cloud.send(RunningCloud.authorized(
                    cloud.request("/v1/device-commands/poll?wait=0").header("X-Device-ID", each), "guess")));
            assertPutOff(upload(Multipart.of(each, "guess").body(PICTURE), "guess"));
        }
        assertThat(config(device, deviceToken).status()).isEqualTo(200);
        assertThat(upload(Multipart.of(device, "beside-it").body(PICTURE)).status())
                .isEqualTo(201);
        assertThat(cloud.get("/v1/devices", owner).status()).isEqualTo(200);
    }

    @Test
    void bringsNobodyToADeviceByTrying() throws Exception {
        String another = key();
        String free = manufacture();
        for (int i = 0; i < 3; i++) {
            assertThat(validate(owner, free).body().path("can_activate").asBoolean())
                    .isTrue();
        }
        assertThat(validate(owner, "NONE1").status()).isEqualTo(200);
        assertProblem(activate("NONE2"), 404, "device_not_found");
        assertProblem(activate(device), 409, "device_taken");
        assertThat(validate(owner, "NONE3").status()).isEqualTo(200);
        assertThat(cloud.get("/ui/activate?device=NONE4", owner).status()).isEqualTo(200);

        assertPutOff(validate(owner, free));
        assertPutOff(activate(free));
        Answer page = cloud.get("/ui/activate?device=" + free, owner);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Retry-After")).isNotEmpty();
        for (int i = 0; i < MISSES; i++) {
            assertThat(validate(another, "NONE" + i).status()).isEqualTo(200);
        }
        assertPutOff(validate(key(), free));
    }

    @Test
    void bringsNobodyToACodeByTrying() throws Exception {
        for (int i = 0; i < MISSES; i++) {
            assertProblem(redeem("GUESS-" + i), 404, "code_not_found");
        }

        assertPutOff(redeem("GUESS-9"));
    }

    private Answer redeem(String code) throws Exception {
        return cloud.json("POST", "/v1/codes/redeem", owner, "{\"code\":\"" + code + "\"}");
    }

    private Answer validate(String caller, String id) throws Exception {
        return cloud.json("POST", "/v1/devices/validate", caller, "{\"device_id\":\"" + id + "\"}");
    }

    private Answer config(String id, @Nullable String token) throws Exception {
        return cloud.send(RunningCloud.authorized(
                cloud.request("/v1/device-commands/config").header("X-Device-ID", id), token));
    }

    /** An API key, which is somebody else than the owner. */
    private String key() throws Exception {
        String wanted = "{\"name\":\"somebody else\",\"permissions\":[\"devices:read\"]}";
        return cloud.json("POST", "/v1/api-keys", owner, wanted).text("secret");
    }

    private static void assertPutOff(Answer answer) throws IOException {
        assertProblem(answer, 429, "too_many_requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }
}
