package app.visant.cloud.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoStateTest {
    @TempDir
    private Path folder;

    @Test
    void keepsLogInAndDevicesForTheNextDemo() {
        Path file = folder.resolve("new/demo.json");
        DemoState first = DemoState.open(file);
        first.add(new DemoState.KnownDevice("A1B2C", "secret of the first"));
        first.add(new DemoState.KnownDevice("D3E4F", "secret of the second"));

        DemoState next = DemoState.open(file);

        assertThat(next.devices()).isEqualTo(first.devices()).hasSize(2);
        assertThat(next.password()).isEqualTo(first.password()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(next.email()).isEqualTo(first.email());
    }

    @Test
    void letsNobodyElseReadTheSecrets() throws IOException {
        Path file = folder.resolve("demo.json");
        DemoState state = DemoState.open(file);
        state.add(new DemoState.KnownDevice("A1B2C", "secret"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(state.devices().toString()).doesNotContain("secret");
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        Path file = Files.writeString(folder.resolve("demo.json"), "{");

        assertThatThrownBy(() -> DemoState.open(file))
                .isInstanceOf(DemoFailed.class)
                .hasMessageContaining(file.toString());
    }
}
