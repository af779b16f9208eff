package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.contracts.Golden;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** By which tokens a device gets in, in a cloud whose time passes as the test likes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdentityIT {
    private volatile Duration ahead = Duration.ZERO;
    private RunningCloud cloud;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data, this::now);
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    private Instant now() {
        return InstantSource.system().instant().plus(ahead);
    }

    private record Device(String id, String token) {}

    private Device device() throws Exception {
        String id = asOwner("/v1/admin/devices/manufacture", "{\"count\":1}")
                .body()
                .at("/device_ids/0")
                .asText();
        return new Device(
                id,
                asOwner("/v1/devices/activate", "{\"device_id\":\"" + id + "\"}")
                        .text("token"));
    }

    /** By a new log-in, since these end. */
    private Answer asOwner(String path, String body) throws Exception {
        return cloud.json("POST", path, cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD), body);
    }

    private String rotate(Device device, String body) throws Exception {
        return asOwner("/v1/devices/" + device.id() + "/rotate-token", body).text("token");
    }

    private int heartbeat(Device device, String token) throws Exception {
        return cloud.json("POST", "/v1/device-commands/heartbeat", token, """
                        {"device_id":"%s","version":"1.0","uptime_s":5}""".formatted(device.id()))
                .status();
    }

    private HttpResponse<InputStream> stream(Device device, String token) throws Exception {
        return cloud.open(RunningCloud.authorized(
                cloud.request("/v1/device-commands/stream").header("X-Device-ID", device.id()), token));
    }

    private int upload(Device device, String token) throws Exception {
        byte[] body = Multipart.of(device.id(), "r-" + device.id())
                .with("captured_at", now().toString())
                .body(Golden.bytes(Golden.FRAME));
        return cloud.send(RunningCloud.authorized(
                        cloud.request("/v1/captures")
                                .header("Content-Type", Multipart.CONTENT_TYPE)
                                .POST(BodyPublishers.ofByteArray(body)),
                        token))
                .status();
    }

    @Test
    void aDeviceThatWasOffForThreeYearsGetsInByItsToken() throws Exception {
        Device device = device();
        assertThat(heartbeat(device, device.token())).isEqualTo(200);

        ahead = ahead.plus(Duration.ofDays(3 * 365 + 1));

        assertThat(heartbeat(device, device.token())).isEqualTo(200);
        assertThat(upload(device, device.token())).isEqualTo(201);
        HttpResponse<InputStream> stream = stream(device, device.token());
        try (InputStream events = stream.body()) {
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(new String(events.readNBytes(16), StandardCharsets.UTF_8))
                    .isEqualTo("event: connected");
        }
    }

    @Test
    void aDeviceThatWasOffWhileItsTokenWasRotatedGetsInByTheOldOne() throws Exception {
        Device device = device();
        rotate(device, "{}");

        ahead = ahead.plus(Duration.ofDays(3 * 365 + 1));

        assertThat(heartbeat(device, device.token())).isEqualTo(200);
    }

    @Test
    void theOldTokenEndsADayAfterTheNewOneWasUsed() throws Exception {
        Device device = device();
        String next = rotate(device, "");
        assertThat(heartbeat(device, next)).isEqualTo(200);
        assertThat(heartbeat(device, device.token())).isEqualTo(200);

        ahead = ahead.plus(Duration.ofDays(1));

        assertThat(heartbeat(device, device.token())).isEqualTo(401);
        assertThat(stream(device, device.token()).statusCode()).isEqualTo(401);
        assertThat(heartbeat(device, next)).isEqualTo(200);
    }

    @Test
    void aTokenThatIsRevokedEndsAtOnceWithWhatItHasOpened() throws Exception {
        Device device = device();
        HttpResponse<InputStream> stream = stream(device, device.token());
        try (InputStream events = stream.body()) {
            assertThat(stream.statusCode()).isEqualTo(200);
            String next = rotate(device, "{\"revoke_old\":true}");

            assertThat(heartbeat(device, device.token())).isEqualTo(401);
            assertThat(heartbeat(device, next)).isEqualTo(200);
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("event: connected");
        }
    }
}
