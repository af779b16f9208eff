package app.visant.edge;

import app.visant.edge.doctor.Daemon;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with the device's state, held by one program at a time. */
final class DataDirectory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final String LOCK = "edge.lock";

    /** Whoever only looks whether the folder is held holds it for an instant. */
    private static final Duration LOOKING = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws StartFailed if it can't be made or written, or another program holds it */
    static DataDirectory take(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StartFailed("another edge program uses " + path + ": give this one its own --data-dir");
            }
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw new StartFailed("can't use the data folder " + path + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted before the data folder " + path + " was free");
        }
    }

    /** Whether a program holds it at the moment, as far as this user may know. Makes nothing. */
    static Daemon holder(Path path) {
        Path file = path.resolve(LOCK);
        if (Files.notExists(file)) {
            return Daemon.RESTS;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null ? Daemon.RUNS : Daemon.RESTS;
        } catch (OverlappingFileLockException e) {
            return Daemon.RUNS;
        } catch (IOException e) {
            log.debug("{}: {}", file, e.toString());
            return Daemon.UNKNOWN;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LOOKING.toNanos();
        while (!lockedAtOnce(channel)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    private static boolean lockedAtOnce(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path database() {
        return database(path);
    }

    /** Where the index beside the database is, while there is one. */
    Path index() {
        return path.resolve("index.db");
    }

    /** Where the folder's database is, if it has one. */
    static Path database(Path folder) {
        return folder.resolve("edge.db");
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
