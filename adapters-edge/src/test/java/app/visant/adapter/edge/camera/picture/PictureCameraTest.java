package app.visant.adapter.edge.camera.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.adapter.edge.camera.TestFiles;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraContract;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureCameraTest extends CameraContract {
    @TempDir
    Path folder;

    @Override
    protected Camera open() {
        return Pictures.file(TestFiles.picture(1), InstantSource.system());
    }

    @Override
    protected boolean moves() {
        return false;
    }

    @Test
    void givesTheFilesBytesAsTheyAre() throws IOException {
        try (Camera camera = open()) {
            assertThat(camera.capture().jpeg()).isEqualTo(Files.readAllBytes(TestFiles.picture(1)));
        }
    }

    @Test
    void refusesAPngUnderAJpegsName() throws IOException {
        Path file = Files.write(folder.resolve("picture.jpg"), TestPictures.png());
        try (Camera camera = Pictures.file(file, InstantSource.system())) {
            assertThatThrownBy(camera::capture)
                    .isInstanceOfSatisfying(
                            CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_read_failed"))
                    .hasMessage("The picture " + file + " is no whole JPEG.");
        }
    }

    @Test
    void saysWhichFileIsNotThere() {
        Path file = folder.resolve("none.jpg");

        assertThatThrownBy(() -> Pictures.file(file, InstantSource.system()))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_unavailable"))
                .hasMessageContaining("none.jpg");
    }
}
