package app.visant.edge.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with the device's state, and the disk it is on. Makes nothing that stays: the daemon may be another user. */
final class DataCheck {
    static final long LEAST_FREE = 64L << 20;
    static final long SCARCE_FREE = 512L << 20;
    private static final String FOLDER = "data folder";
    private static final String DISK = "disk";

    private DataCheck() {}

    static Finding folder(Path folder) {
        if (Files.notExists(folder)) {
            Path parent = existing(folder);
            return Files.isDirectory(parent) && Files.isWritable(parent)
                    ? Finding.ok(FOLDER, folder + " is not there yet, the daemon will make it")
                    : Finding.fail(
                            FOLDER,
                            folder + " is not there and can't be made in " + parent
                                    + ": make it for the user of the daemon, or name another by --data-dir");
        }
        try {
            Path trial = Files.createTempFile(folder, "doctor", ".tmp");
            Files.delete(trial);
            return Finding.ok(FOLDER, folder + " is writable");
        } catch (IOException e) {
            return Finding.fail(
                    FOLDER,
                    "can't write in " + folder + " (" + e.getClass().getSimpleName()
                            + "): give it to the user of the daemon and look as that one, or name another by --data-dir");
        }
    }

    static Finding disk(Path folder) {
        try {
            return disk(folder, Files.getFileStore(existing(folder)).getUsableSpace());
        } catch (IOException e) {
            return Finding.warn(DISK, "its free space can't be told (" + e.getMessage() + "): look with df");
        }
    }

    static Finding disk(Path folder, long free) {
        String said = (free >> 20) + " MiB are free for " + folder;
        if (free < LEAST_FREE) {
            return Finding.fail(
                    DISK,
                    said + ", less than " + (LEAST_FREE >> 20)
                            + " MiB: pictures will be lost; make room, or let the daemon send what waits");
        }
        return free < SCARCE_FREE
                ? Finding.warn(DISK, said + ", not enough for a long outage: better " + (SCARCE_FREE >> 20) + " MiB")
                : Finding.ok(DISK, said);
    }

    private static Path existing(Path folder) {
        Path there = folder.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
