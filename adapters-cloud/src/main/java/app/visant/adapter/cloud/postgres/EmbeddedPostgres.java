package app.visant.adapter.cloud.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL in a folder: made at the first start, kept over restarts, reachable from this machine alone and by
 * its password, stopped by {@link #close()}. A server that a killed program left running is taken over.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** What a power cut may cost. */
    public enum Durability {
        /** Nothing that was committed. */
        SAFE,
        /** Everything: for tests, which it makes faster. */
        NONE
    }

    private static final int START_ATTEMPTS = 5;
    private static final int PASSWORD_BYTES = 24;

    private final PostgresCluster cluster;
    private final FileChannel lock;
    private final int port;
    private final String password;

    private EmbeddedPostgres(PostgresCluster cluster, FileChannel lock, int port, String password) {
        this.cluster = cluster;
        this.lock = lock;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server in the folder, which is made if it is missing. Returns when it takes connections.
     *
     * @throws EmbeddedPostgresException if another program uses the folder, its data is of another version, or the
     *     server does not start
     */
    public static EmbeddedPostgres start(Path folder, Durability durability) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FileChannel lock = lock(home);
            try {
                return start(home, durability == Durability.SAFE, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL can't use " + home, e);
        }
    }

    /** Where the server is that another program runs in the folder; empty if none does. */
    public static Optional<DatabaseAddress> running(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        Path passwordFile = home.resolve("password");
        try {
            Optional<Integer> port = PostgresCluster.runningPort(home.resolve("data"));
            if (port.isEmpty() || !Files.exists(passwordFile)) {
                return Optional.empty();
            }
            return Optional.of(address(
                    port.get(), "postgres", Files.readString(passwordFile).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL in " + home + " can't be found", e);
        }
    }

    private static EmbeddedPostgres start(Path home, boolean durable, FileChannel lock) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpack(home.resolve("binaries"));
        UnprivilegedCommands commands = UnprivilegedCommands.find(home.resolve("command.log"));
        PostgresCluster cluster = new PostgresCluster(home, binaries, commands);
        Path passwordFile = home.resolve("password");
        String password = password(passwordFile);
        cluster.initialise(passwordFile, durable);
        cluster.takeOver();
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            int port = freePort();
            if (cluster.start(port, durable)) {
                return new EmbeddedPostgres(cluster, lock, port, password);
            }
        }
        throw new EmbeddedPostgresException("The embedded PostgreSQL found no free port on 127.0.0.1.");
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new EmbeddedPostgresException(
                    "Another Visant uses the data in " + home + ": stop it, or choose another data folder.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    private static String password(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        return password;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Where its own database is, which exists always; others can be made beside it. */
    public DatabaseAddress address() {
        return address("postgres");
    }

    DatabaseAddress address(String database) {
        return address(port, database, password);
    }

    private static DatabaseAddress address(int port, String database, String password) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, PostgresCluster.USER, password);
    }

    /** Ends all sessions, writes everything down and stops the server. A second call does nothing. */
    @Override
    public void close() {
        if (!lock.isOpen()) {
            return;
        }
        try (lock) {
            cluster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
