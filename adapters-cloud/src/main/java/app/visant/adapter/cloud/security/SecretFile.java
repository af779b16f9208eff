package app.visant.adapter.cloud.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret in a file that only its owner may read, made at first use and kept. */
public final class SecretFile {
    private final Path file;

    public SecretFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /**
     * @param fresh makes the secret if there is none yet
     * @return what the file holds, without surrounding white space
     * @throws UncheckedIOException if the file can't be made or read
     */
    public String readOrCreate(Supplier<String> fresh) {
        try {
            if (!Files.exists(file)) {
                create(fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException unusable) {
            throw new UncheckedIOException("can't keep a secret in " + file, unusable);
        }
    }

    /**
     * Puts another secret in its place; whoever reads meanwhile gets the one or the other.
     *
     * @throws UncheckedIOException if the file can't be replaced
     */
    public void replace(String secret) {
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new");
            Files.writeString(fresh, secret + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unusable) {
            throw new UncheckedIOException("can't keep a secret in " + file, unusable);
        }
    }

    private void create(String secret) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException otherWasFaster) {
            return;
        }
        Files.writeString(file, secret + "\n");
    }
}
