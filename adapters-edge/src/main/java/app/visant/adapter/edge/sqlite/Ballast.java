package app.visant.adapter.edge.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file beside the database that is thrown over board when the disk is full: without any room SQLite can't even delete, since it
 * writes down first what it is about to do. 8 MiB, or an eighth of a small disk.
 */
final class Ballast {
    private static final Logger log = LoggerFactory.getLogger(Ballast.class);
    private static final long MOST = 8L << 20;
    private static final int PART = 8;
    private static final int BLOCK = 64 << 10;

    private final Path file;

    Ballast(Path database) {
        this.file = database.toAbsolutePath().resolveSibling("edge.ballast");
    }

    /** @return whether there was any */
    boolean drop() {
        try {
            boolean dropped = Files.deleteIfExists(file);
            if (dropped) {
                log.warn("The disk is full: {} is given up to make room", file);
            }
            return dropped;
        } catch (IOException e) {
            log.warn("Can't give {} up: {}", file, e.toString());
            return false;
        }
    }

    /** Bytes that are still to be had for it: all of them, or those of which a filling was cut short. */
    long missing() {
        try {
            return missing(size(disk()));
        } catch (IOException e) {
            log.debug("{}: {}", file, e.toString());
            return 0;
        }
    }

    private long missing(long size) throws IOException {
        return Math.max(0, size - (Files.exists(file) ? Files.size(file) : 0));
    }

    private FileStore disk() throws IOException {
        return Files.getFileStore(file.getParent());
    }

    private static long size(FileStore disk) throws IOException {
        return Math.min(MOST, disk.getTotalSpace() / PART);
    }

    /** Takes in what is missing of it, unless less than its size would be left on the disk. */
    void takeIn() {
        try {
            FileStore disk = disk();
            long size = size(disk);
            long missing = missing(size);
            if (missing > 0 && disk.getUsableSpace() >= missing + size) {
                fill(size - missing, size);
            }
        } catch (IOException e) {
            log.debug("{}: {}", file, e.toString());
            drop();
        }
    }

    private void fill(long from, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(from);
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            while (channel.position() < size) {
                block.clear().limit((int) Math.min(BLOCK, size - channel.position()));
                channel.write(block);
            }
            channel.force(true);
        }
    }
}
