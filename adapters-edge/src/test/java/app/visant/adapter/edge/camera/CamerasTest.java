package app.visant.adapter.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.camera.Backend;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CamerasTest {
    @TempDir
    Path folder;

    @Test
    void opensEachKindOfFile() {
        for (Path file : new Path[] {TestFiles.avi(), TestFiles.mp4(), TestFiles.picture(2)}) {
            try (Camera camera = open(file.toString())) {
                Frame frame = camera.capture();
                assertThat(frame.width()).isEqualTo(768);
                assertThat(frame.height()).isEqualTo(576);
            }
        }
        try (Camera camera = open(TestFiles.picture(1).getParent() + "/")) {
            assertThat(camera.capture().jpeg()).isNotEqualTo(camera.capture().jpeg());
        }
    }

    @Test
    void leavesAnAviOfAnotherFormatToFfmpeg() throws IOException, InterruptedException {
        Path file = folder.resolve("h264.avi");
        Process made = new ProcessBuilder(
                        "ffmpeg",
                        "-loglevel",
                        "error",
                        "-i",
                        TestFiles.mp4().toString(),
                        "-t",
                        "3",
                        "-c",
                        "copy",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();

        try (Camera camera = open(file.toString())) {
            assertThat(camera.capture().width()).isEqualTo(768);
        }
    }

    @Test
    void tellsAtTheCaptureThatACameraIsNotThere() {
        CameraSettings settings = CameraSettings.defaults().withBackend(Backend.DSHOW);
        try (Camera camera = Cameras.open(CameraSource.parse("63"), settings, InstantSource.system())) {
            assertThatThrownBy(camera::capture)
                    .isInstanceOfSatisfying(
                            CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_unavailable"))
                    .hasMessageContaining("/dev/video63 is not there");
        }
    }

    private static Camera open(String source) {
        return Cameras.open(CameraSource.parse(source), CameraSettings.defaults(), InstantSource.system());
    }
}
