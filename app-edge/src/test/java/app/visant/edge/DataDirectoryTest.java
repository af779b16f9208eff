package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void tellsWhetherItIsHeldAndMakesNothing() throws Exception {
        assertThat(DataDirectory.isHeld(folder)).isFalse();
        assertThat(folder).isEmptyDirectory();
        try (DataDirectory held = DataDirectory.take(folder)) {
            assertThat(DataDirectory.isHeld(held.path())).isTrue();
        }
        assertThat(DataDirectory.isHeld(folder)).isFalse();
    }
}
