package app.visant.adapter.cloud.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the class path into a folder named after their content. */
record PostgresBinaries(Path home) {
    private static final int KEY_LENGTH = 16;

    /** @throws EmbeddedPostgresException if there are none for this machine's processor */
    static PostgresBinaries unpack(Path cache) {
        String archive = archive();
        try {
            Path home = cache.resolve("postgres-" + key(archive));
            if (!Files.isDirectory(home)) {
                Path unfinished = Files.createTempDirectory(Files.createDirectories(cache), "unpacking-");
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                try (InputStream packed = open(archive)) {
                    extract(packed, unfinished);
                }
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
                sweep(cache, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't unpack PostgreSQL into " + cache, e);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String archive() {
        String arch = System.getProperty("os.arch", "");
        return switch (arch) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
            default ->
                throw new EmbeddedPostgresException("There is no embedded PostgreSQL for the processor " + arch
                        + ": install PostgreSQL and give its address as DATABASE_URL.");
        };
    }

    private static InputStream open(String archive) {
        InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
        if (packed == null) {
            throw new EmbeddedPostgresException("PostgreSQL's binaries " + archive + " are not on the class path.");
        }
        return packed;
    }

    private static String key(String archive) throws IOException {
        try (DigestInputStream packed = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            packed.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(packed.getMessageDigest().digest()).substring(0, KEY_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                extract(tar, entry, target);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Removes older versions, and what an unpacking left that was cut off. */
    private static void sweep(Path cache, Path keep) throws IOException {
        try (var entries = Files.newDirectoryStream(cache)) {
            for (Path entry : entries) {
                if (!entry.equals(keep)) {
                    deleteTree(entry);
                }
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
