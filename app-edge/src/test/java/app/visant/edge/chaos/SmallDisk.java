package app.visant.edge.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file system of 32 MiB in memory, which can be filled up. To be had where one may mount. */
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "32m";
    private static final int CHUNK = 4096;

    private final Path place;
    private boolean full;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** @return empty if this user may not mount here */
    static Optional<SmallDisk> mount(Path place) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Commands.succeeds(List.of(
                        "mount", "-t", "tmpfs", "-o", "size=" + SIZE + ",mode=700", "visant-chaos", place.toString()))
                ? Optional.of(new SmallDisk(place))
                : Optional.empty();
    }

    private Path filler() {
        return place.resolve("somebody-elses-file");
    }

    /** From now on there is no room. */
    void fill() {
        full = true;
        keepFull();
    }

    /** Takes what room has become free; nothing if it is not to be full. */
    void keepFull() {
        if (!full) {
            return;
        }
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(chunk);
            }
        } catch (IOException noRoom) {
            // That is what it was for.
        }
    }

    /** There is room again. */
    void free() {
        full = false;
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Commands.succeeds(List.of("umount", "-l", place.toString()));
    }
}
