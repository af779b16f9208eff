package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network camera on its whole way. */
final class RtspCameraIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private static final Path RESOURCES = Path.of("../adapters-edge/src/test/resources");

    private Process server;
    private int port;

    @BeforeEach
    void startServer() throws IOException {
        // Debian's Python has GStreamer's bindings; another one that is first on the path need not.
        server = new ProcessBuilder(
                        "/usr/bin/python3",
                        RESOURCES.resolve("rtsp-server.py").toString(),
                        RESOURCES
                                .resolve("walkway/walkway.mp4")
                                .toAbsolutePath()
                                .normalize()
                                .toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = server.inputReader(StandardCharsets.US_ASCII).readLine();
        assertThat(line)
                .as("GStreamer's RTSP server (package gir1.2-gst-rtsp-server-1.0)")
                .startsWith("ready ");
        port = Integer.parseInt(line.substring("ready ".length()));
    }

    @AfterEach
    void stopServer() {
        server.destroyForcibly().onExit().join();
    }

    @Test
    void givesItsPictureOnClick() {
        EdgeProcess edge =
                stage.newEdge().camera("rtsp://127.0.0.1:" + port + "/walkway").start();
        stage.awaitConnected(edge);

        String trigger = stage.api().trigger(edge.device());

        assertThat(stage.awaitEnd(edge.device(), trigger).state()).isEqualTo("executed");
        assertThat(stage.account(edge).captures()).singleElement().satisfies(capture -> {
            assertThat(capture.width()).isEqualTo(768);
            assertThat(capture.height()).isEqualTo(576);
        });
    }
}
