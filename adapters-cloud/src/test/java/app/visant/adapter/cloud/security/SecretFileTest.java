package app.visant.adapter.cloud.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path folder;

    @Test
    void makesTheSecretOnceForItsOwnerAlone() throws Exception {
        SecretFile file = new SecretFile(folder.resolve("a/b/secret"));
        assertThat(file.readOrCreate(() -> "first")).isEqualTo("first");
        assertThat(file.readOrCreate(() -> "second")).isEqualTo("first");
        file.replace("third");
        assertThat(file.readOrCreate(() -> "fourth")).isEqualTo("third");
        assertThat(folder.resolve("a/b").toFile().list()).containsExactly("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }
}
