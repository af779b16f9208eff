package app.visant.adapter.edge.camera.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.adapter.edge.camera.TestFiles;
import app.visant.domain.capture.Jpeg;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraContract;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderCameraTest extends CameraContract {
    @TempDir
    Path folder;

    @Override
    protected Camera open() {
        return Pictures.folder(TestFiles.picture(1).resolveSibling("."), InstantSource.system());
    }

    @Test
    void givesItsPicturesByNameOverAndOver() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pictures.add(TestPictures.numbered(i * 50));
            Files.write(folder.resolve(i + ".JPG"), pictures.get(i));
        }
        try (Camera camera = Pictures.folder(folder, InstantSource.system())) {
            for (int i = 0; i < 7; i++) {
                assertThat(camera.capture().jpeg()).isEqualTo(pictures.get(i % 3));
            }
        }
    }

    @Test
    void passesOverWhatIsNoWholeJpeg() throws IOException {
        byte[] good = TestPictures.numbered(9);
        Files.write(folder.resolve("a.jpg"), TestPictures.png());
        Files.write(folder.resolve("b.jpg"), good);
        Files.write(folder.resolve("c.png"), TestPictures.png());
        Files.write(folder.resolve("d.txt"), new byte[3]);
        try (Camera camera = Pictures.folder(folder, InstantSource.system())) {
            assertThat(camera.capture().jpeg()).isEqualTo(good);
            assertThat(camera.capture().jpeg()).isEqualTo(good);
        }
    }

    @Test
    void failsOnceForAPictureThatIsTooLarge() throws IOException {
        byte[] good = TestPictures.numbered(9);
        Path large = Files.write(folder.resolve("a.jpg"), Arrays.copyOf(good, Jpeg.MAX_BYTES + 1));
        Files.write(folder.resolve("b.jpg"), good);
        try (Camera camera = Pictures.folder(folder, InstantSource.system())) {
            assertThatThrownBy(camera::capture)
                    .isInstanceOfSatisfying(
                            CameraException.class,
                            e -> assertThat(e.reason()).isEqualTo(CameraException.Reason.TOO_LARGE))
                    .hasMessageContaining("The picture " + large + " has 16777217 bytes");
            assertThat(camera.capture().jpeg()).isEqualTo(good);
        }
    }

    @Test
    void noticesAPictureThatComesLater() throws IOException {
        try (Camera camera = Pictures.folder(folder, InstantSource.system())) {
            assertThatThrownBy(camera::capture)
                    .isInstanceOf(CameraException.class)
                    .hasMessage("The folder " + folder + " has no readable JPEG file.");
            Files.write(folder.resolve("new.jpeg"), TestPictures.numbered(1));

            assertThat(camera.capture().width()).isEqualTo(64);
        }
    }

    @Test
    void saysWhichFolderIsNotThere() {
        assertThatThrownBy(() -> Pictures.folder(folder.resolve("none"), InstantSource.system()))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("camera_unavailable"));
    }
}
