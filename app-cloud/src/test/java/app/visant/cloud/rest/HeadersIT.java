package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told about what comes from here. */
final class HeadersIT extends RestSuite {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/login",
                "/ui/assets/visant.js",
                "/docs",
                "/docs/ui/swagger-ui.css",
                "/openapi.json",
                "/v1/devices",
                "/health",
                "/nothing",
                "/v1/device-commands/poll"
            })
    void areOnEveryAnswer(String path) throws Exception {
        Answer answer = cloud.get(path, owner);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void letNobodyKeepWhatIsPersonalButPicturesThatAreAskedForEachTime() throws Exception {
        upload(Multipart.of(device, "kept").body(PICTURE));

        assertThat(cloud.get("/v1/devices", owner).response().headers().allValues("Cache-Control"))
                .containsExactly("no-store");
        assertThat(cloud.get("/ui/login", null).response().headers().allValues("Cache-Control"))
                .containsExactly("no-store");
        assertThat(cloud.get("/v1/captures/kept/image", owner)
                        .response()
                        .headers()
                        .allValues("Cache-Control"))
                .containsExactly("private, no-cache");
        assertThat(cloud.get("/ui/assets/visant.js", null).header("Cache-Control"))
                .as("asked for again after an update, or its parts would be of two versions")
                .isEqualTo("no-cache");
    }
}
