package app.visant.adapter.cloud.datalake;

import app.visant.domain.capture.Capture;
import app.visant.domain.intake.Datalake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Pieces of pictures as files: {@code {organisation}/{device}/YYYY/MM/DD/{record}.jpg}, {@code {record}_thumb.jpg} and
 * {@code {record}.json}, the day in UTC. A file is written beside its place, synced, moved there, and the folder synced.
 */
final class DiskDatalake implements Datalake {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final String UNFINISHED = ".unfinished";

    private final Path root;

    DiskDatalake(Path root) throws IOException {
        this.root = Files.createDirectories(root.toAbsolutePath().normalize());
    }

    @Override
    public void write(Capture capture, Piece piece, byte[] bytes) {
        write(place(capture, suffix(piece)), bytes);
    }

    @Override
    public void describe(Capture capture) {
        write(place(capture, ".json"), Description.of(capture));
    }

    private static void write(Path place, byte[] bytes) {
        Path folder = folder(place);
        Path unfinished = folder.resolve("." + UUID.randomUUID() + UNFINISHED);
        try {
            createDurably(folder);
            try (FileChannel file =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
                file.force(true);
            }
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("can't store " + place, withoutLeftOver(unfinished, failed));
        }
    }

    @Override
    public Optional<byte[]> read(Capture capture, Piece piece) {
        Path place = place(capture, suffix(piece));
        try {
            return Optional.of(Files.readAllBytes(place));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("can't read " + place, failed);
        }
    }

    /** Removes what writes that never came to their end have left behind. */
    void sweep() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith(UNFINISHED))::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String suffix(Piece piece) {
        return switch (piece) {
            case IMAGE -> ".jpg";
            case THUMBNAIL -> "_thumb.jpg";
        };
    }

    private Path place(Capture capture, String suffix) {
        Path place = root.resolve(capture.organisation().toString())
                .resolve(capture.device().value())
                .resolve(DAY.format(capture.capturedAt()))
                .resolve(capture.id() + suffix)
                .normalize();
        if (!place.startsWith(root)) {
            throw new IllegalArgumentException("a picture's place would be outside of the datalake: " + place);
        }
        return place;
    }

    private static Path folder(Path place) {
        Path folder = place.getParent();
        if (folder == null) {
            throw new IllegalStateException("a place in the datalake has a folder: " + place);
        }
        return folder;
    }

    /** A folder is only durable once its entry in its parent is. */
    private static void createDurably(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder(folder);
        createDurably(parent);
        Files.createDirectories(folder);
        sync(parent);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static IOException withoutLeftOver(Path unfinished, IOException failed) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
        return failed;
    }
}
