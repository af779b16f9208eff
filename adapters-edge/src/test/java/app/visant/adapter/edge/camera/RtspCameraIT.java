package app.visant.adapter.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraContract;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.Resolution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RtspCameraIT extends CameraContract {
    private static final CameraSettings SETTINGS = CameraSettings.defaults();

    private static RtspServer shared;

    @BeforeAll
    static void startServer() throws IOException {
        shared = new RtspServer(0);
    }

    @AfterAll
    static void stopServer() {
        shared.close();
    }

    @Override
    protected Camera open() {
        return open(shared.address(), SETTINGS);
    }

    private static Camera open(String address, CameraSettings settings) {
        return Cameras.open(CameraSource.parse(address), settings, InstantSource.system());
    }

    @Test
    void givesPicturesTakenAfterTheCallInTheWantedSize() {
        try (Camera camera = open(shared.address(), SETTINGS.withResolution(Resolution.parse("384x288")))) {
            for (int i = 0; i < 3; i++) {
                long asked = System.nanoTime();
                Frame frame = camera.capture();

                assertThat(frame.width()).isEqualTo(384);
                assertThat(frame.height()).isEqualTo(288);
                assertThat(frame.monotonicNanos() - asked).isPositive();
            }
        }
    }

    @Test
    void capturesAgainWhenTheServerWasStoppedAndStarted() throws IOException {
        int port;
        try (RtspServer server = new RtspServer(0);
                Camera camera = open(server.address(), SETTINGS)) {
            port = server.port();
            camera.capture();
            server.kill();
            /* Pictures that ffmpeg had already received may come first. */
            await().untilAsserted(() -> assertThatThrownBy(camera::capture)
                    .isInstanceOfSatisfying(
                            CameraException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE))
                    .hasMessageContaining("Connection refused"));
            try (RtspServer again = new RtspServer(port)) {
                assertThat(again.port()).isEqualTo(port);
                assertThat(camera.capture().jpeg()).isNotEmpty();
            }
        }
    }

    @Test
    void capturesAtOnceWhenTheServerWasStartedAgainBetweenTwoCaptures() throws IOException {
        try (RtspServer server = new RtspServer(0);
                Camera camera = open(server.address(), SETTINGS)) {
            camera.capture();
            server.kill();
            try (RtspServer again = new RtspServer(server.port())) {
                assertThat(camera.capture().jpeg()).isNotEmpty();
                assertThat(again.port()).isEqualTo(server.port());
            }
        }
    }

    @Test
    void givesUpAServerThatAcceptsAndSaysNothingAndCapturesFromTheRealOneAfterIt() throws IOException {
        int port;
        Camera camera;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            camera = open("rtsp://127.0.0.1:" + port + "/walkway", SETTINGS.withReadDeadline(Duration.ofSeconds(4)));
            assertThatThrownBy(camera::capture)
                    .isInstanceOfSatisfying(
                            CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_timeout"))
                    .hasMessageContaining("gave no picture within 4000 ms");
        }
        try (camera;
                RtspServer server = new RtspServer(port)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(camera.capture().width()).isEqualTo(768);
        }
    }

    @Test
    void logsInWithAPasswordThatNoMessageAndNoCommandLineShows() throws IOException {
        try (RtspServer server = new RtspServer(0, "viewer", "s3c@ret'x")) {
            String address = "rtsp://viewer:s3c%40ret'x@127.0.0.1:" + server.port() + "/walkway";
            try (Camera camera = open(address, SETTINGS)) {
                assertThat(camera.capture().jpeg()).isNotEmpty();
                assertThat(commandLines())
                        .anyMatch(line -> line.contains("pipe:0"))
                        .noneMatch(line -> line.contains("s3c"));
            }
            try (Camera camera = open(address.replace("'x", "wrong"), SETTINGS)) {
                assertThatThrownBy(camera::capture)
                        .isInstanceOf(CameraException.class)
                        .hasMessageContaining("401")
                        .message()
                        .doesNotContain("s3c");
            }
        }
    }

    @Test
    void leavesNoProcessBehind() {
        long before = children().count();
        try (Camera camera = open()) {
            camera.capture();
            assertThat(children().count()).isEqualTo(before + 1);
        }

        assertThat(children().count()).isEqualTo(before);
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
    }

    private static List<String> commandLines() {
        return children()
                .map(ProcessHandle::info)
                .filter(info -> info.command().orElse("").endsWith("ffmpeg"))
                .map(info -> info.commandLine().orElse(""))
                .toList();
    }
}
