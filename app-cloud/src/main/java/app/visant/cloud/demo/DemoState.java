package app.visant.cloud.demo;

import app.visant.contracts.WireJson;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What a demo must know of those before it: who may log in, and the devices with their tokens. */
final class DemoState {
    private static final ObjectMapper JSON = WireJson.mapper();

    private final Path file;
    private Content content;

    private DemoState(Path file, Content content) {
        this.file = file;
        this.content = content;
    }

    /** Reads the file, which only its owner may read, or makes it. */
    static DemoState open(Path file) {
        try {
            if (Files.exists(file)) {
                return new DemoState(file, JSON.readValue(file.toFile(), Content.class));
            }
            byte[] password = new byte[9];
            new SecureRandom().nextBytes(password);
            DemoState made = new DemoState(
                    file,
                    new Content("demo@visant.local", Base64.getUrlEncoder().encodeToString(password), List.of()));
            made.write();
            return made;
        } catch (IOException e) {
            throw new DemoFailed(file + " can't be used: " + e.getMessage());
        }
    }

    String email() {
        return content.email();
    }

    String password() {
        return content.password();
    }

    List<KnownDevice> devices() {
        return content.devices();
    }

    /** It is on the disk when this returns. */
    void add(KnownDevice device) {
        content = new Content(
                content.email(),
                content.password(),
                Stream.concat(content.devices().stream(), Stream.of(device)).toList());
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        try (FileChannel written = FileChannel.open(next, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private record Content(String email, String password, List<KnownDevice> devices) {
        @Override
        public String toString() {
            return "Content[" + email + ", " + devices.size() + " devices]";
        }
    }

    /** @param token what the device proves itself by */
    record KnownDevice(String id, String token) {
        @Override
        public String toString() {
            return "KnownDevice[" + id + "]";
        }
    }
}
