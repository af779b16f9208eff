package app.visant.adapter.edge.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.camera.CameraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenCvLibrariesTest {
    @TempDir
    Path folder;

    @Test
    void namesTheLibraryThatIsMissing() {
        assertThatThrownBy(() -> OpenCvLibraries.load(folder, "amd64"))
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.code()).isEqualTo("opencv_missing"))
                .hasMessageContaining("there is no libquadmath.so in " + folder);
    }

    @Test
    void needsNoLibraryForFortransLargestNumbersOnArm() {
        assertThatThrownBy(() -> OpenCvLibraries.load(folder, "aarch64"))
                .isInstanceOf(CameraException.class)
                .hasMessageContaining("there is no libgfortran.so in " + folder);
    }

    @Test
    void namesTheFolderThatIsMissing() {
        assertThatThrownBy(() -> OpenCvLibraries.load(folder.resolve("lib"), "amd64"))
                .isInstanceOf(CameraException.class)
                .hasMessageContaining(folder.resolve("lib") + " can't be read");
    }

    @Test
    void refusesToChooseBetweenTwoVersions() throws IOException {
        Files.createFile(folder.resolve("libgfortran.so.5"));
        Files.createFile(folder.resolve("libgfortran.so.6"));

        assertThatThrownBy(() -> OpenCvLibraries.load(folder, "aarch64"))
                .isInstanceOf(CameraException.class)
                .hasMessageContaining("of several versions: ")
                .hasMessageContaining("libgfortran.so.5")
                .hasMessageContaining("libgfortran.so.6");
    }

    @Test
    void saysWhyALibraryDoesNotLoad() throws IOException {
        Files.writeString(folder.resolve("libquadmath.so.0"), "not a library");

        assertThatThrownBy(() -> OpenCvLibraries.load(folder, "amd64"))
                .isInstanceOf(CameraException.class)
                .hasMessageContaining("libquadmath.so.0 does not load");
    }
}
