package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A cloud with one active device, for a class of tests, and short ways to ask it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestSuite {
    protected static final byte[] PICTURE = picture("jpg", 64, 48);

    protected RunningCloud cloud;
    protected String owner;
    protected String device;
    protected String deviceToken;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data, InstantSource.system(), settings());
        owner = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        device = manufacture();
        deviceToken = activate(device).text("token");
    }

    /** Variables of the cloud's environment, beside those that each has. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    protected String manufacture() throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/admin/devices/manufacture", owner, "{\"count\":1}")
                .body()
                .at("/device_ids/0")
                .asText();
    }

    protected Answer activate(String id) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/devices/activate", owner, "{\"device_id\":\"" + id + "\"}");
    }

    /** A device and what it proves itself by. */
    protected record Device(String id, String token) {}

    /** Another active one. */
    protected Device device() throws IOException, InterruptedException {
        String id = manufacture();
        return new Device(id, activate(id).text("token"));
    }

    protected Answer upload(byte[] body) throws IOException, InterruptedException {
        return upload(body, deviceToken);
    }

    protected Answer upload(byte[] body, @Nullable String token) throws IOException, InterruptedException {
        return cloud.send(RunningCloud.authorized(
                cloud.request("/v1/captures")
                        .header("Content-Type", Multipart.CONTENT_TYPE)
                        .POST(BodyPublishers.ofByteArray(body)),
                token));
    }

    protected static void assertProblem(Answer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    }

    protected static byte[] picture(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return bytes.toByteArray();
    }
}
