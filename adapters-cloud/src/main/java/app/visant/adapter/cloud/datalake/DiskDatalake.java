package app.visant.adapter.cloud.datalake;

import app.visant.domain.capture.Capture;
import app.visant.domain.intake.Datalake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pieces of pictures as files: {@code {organisation}/{device}/YYYY/MM/DD/{record}.jpg}, {@code {record}_thumb.jpg} and
 * {@code {record}.json}, the day in UTC. A file is written in a folder of its own, synced, moved to its place, and the place's folder synced.
 */
final class DiskDatalake implements Datalake {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final Duration SURELY_LEFT = Duration.ofHours(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final Path root;
    private final Path unfinished;
    /** Folders that are known to survive a power cut; forgotten from time to time, which costs a few syncs. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    DiskDatalake(Path root) throws IOException {
        this.root = Files.createDirectories(root.toAbsolutePath().normalize());
        this.unfinished = Files.createDirectories(this.root.resolve(".unfinished"));
    }

    @Override
    public void write(Capture capture, Piece piece, byte[] bytes) {
        write(place(capture, suffix(piece)), bytes);
    }

    @Override
    public void describe(Capture capture) {
        write(place(capture, ".json"), Description.of(capture));
    }

    private void write(Path place, byte[] bytes) {
        Path folder = folder(place);
        Path begun = unfinished.resolve(UUID.randomUUID().toString());
        try {
            createDurably(folder);
            try (FileChannel file = FileChannel.open(begun, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
                file.force(true);
            }
            Files.move(begun, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("can't store " + place, withoutLeftOver(begun, failed));
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

    /** Removes what writes that never came to their end have left behind; what another program is writing stays. */
    void sweep() throws IOException {
        Instant before = Instant.now().minus(SURELY_LEFT);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(unfinished)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException justFinished) {
            // Another program moved its file away: the next start looks again.
            return;
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

    /** A folder is only durable once its entry in its parent is, whoever made it. */
    private void createDurably(Path folder) throws IOException {
        if (folder.equals(root) || (durable.contains(folder) && Files.isDirectory(folder))) {
            return;
        }
        Path parent = folder(folder);
        createDurably(parent);
        Files.createDirectories(folder);
        sync(parent);
        if (durable.size() >= MAX_REMEMBERED) {
            durable.clear();
        }
        durable.add(folder);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static IOException withoutLeftOver(Path begun, IOException failed) {
        try {
            Files.deleteIfExists(begun);
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
        return failed;
    }
}
