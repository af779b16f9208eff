package app.visant.adapter.cloud.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The data of one embedded server and what is done to it: made, configured, started, stopped. Used by one thread. */
final class PostgresCluster {
    static final String USER = "visant";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String LIMIT_SECONDS = "110";
    private static final int PORT_LINE = 3;
    private static final int TAIL_BYTES = 4000;
    private static final long MAX_LOG_BYTES = 10 << 20;

    private final Path folder;
    private final Path data;
    private final Path log;
    private final PostgresBinaries binaries;
    private final UnprivilegedCommands commands;

    PostgresCluster(Path folder, PostgresBinaries binaries, UnprivilegedCommands commands) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
        this.binaries = binaries;
        this.commands = commands;
    }

    /** Makes the data if there is none; one that was cut off half-way is begun anew. */
    void initialise(Path passwordFile, boolean durable) throws IOException {
        if (Files.exists(data)) {
            requireSameMajorVersion();
            commands.own(data);
            return;
        }
        Path unfinished = folder.resolve("data.unfinished");
        PostgresBinaries.deleteTree(unfinished);
        Files.createDirectory(unfinished);
        commands.own(unfinished);
        commands.own(passwordFile);
        var result = commands.run(
                LIMIT,
                List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + unfinished,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--no-locale",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        durable ? "--sync-method=fsync" : "--no-sync"));
        if (!result.succeeded()) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL can't make its data in " + folder + ":\n" + result.output());
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireSameMajorVersion() throws IOException {
        Path versionFile = data.resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            throw new EmbeddedPostgresException(data + " exists and is not PostgreSQL's data: move it away.");
        }
        String kept = Files.readString(versionFile).strip();
        String said = commands.run(LIMIT, List.of(binaries.program("postgres"), "--version"))
                .output();
        if (!said.contains(" " + kept + ".")) {
            throw new EmbeddedPostgresException("The data in " + data + " is of PostgreSQL " + kept
                    + ", and this program brings " + said + ": dump it with the old program and load it into the new"
                    + " one, or move it away.");
        }
    }

    /** Ends a server that a killed parent left behind, and removes the lock of one that is no more. */
    void takeOver() throws IOException {
        Path lock = data.resolve("postmaster.pid");
        Optional<ProcessHandle> left = leftServer(lock);
        if (left.isPresent()) {
            stop();
        } else {
            // Its number may be another process's by now, and then PostgreSQL would refuse to start.
            Files.deleteIfExists(lock);
        }
    }

    /** The port of the server that runs on the data; empty if none does. */
    static Optional<Integer> runningPort(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (leftServer(lock).isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(lock);
        return lines.size() > PORT_LINE
                ? Optional.of(Integer.valueOf(lines.get(PORT_LINE).strip()))
                : Optional.empty();
    }

    private static Optional<ProcessHandle> leftServer(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(lock);
        return lines.isEmpty() || !lines.getFirst().matches("\\d{1,18}")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst())).filter(PostgresCluster::isServer);
    }

    /** A dead process that nobody has waited for has no command line any more. */
    private static boolean isServer(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .contains("/bin/postgres");
        } catch (IOException gone) {
            return false;
        }
    }

    /** @return whether it runs; false if somebody else took the port meanwhile */
    boolean start(int port, boolean durable) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), PostgresConfiguration.text(port, durable));
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
            Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        commands.own(log);
        long before = Files.size(log);
        var result = commands.run(LIMIT, pgCtl("start", "--log=" + log));
        if (result.succeeded()) {
            return true;
        }
        String tail = tail(before);
        if (tail.contains("Address already in use")) {
            return false;
        }
        throw new EmbeddedPostgresException(
                "The embedded PostgreSQL in " + folder + " does not start:\n" + result.output() + "\n" + tail);
    }

    /** Ends all sessions and stops; does nothing if it does not run. */
    void stop() {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        var result = commands.run(LIMIT, pgCtl("stop", "--mode=fast"));
        if (!result.succeeded() && Files.exists(data.resolve("postmaster.pid"))) {
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL in " + folder + " does not stop:\n" + result.output());
        }
    }

    private List<String> pgCtl(String what, String option) {
        return List.of(
                binaries.program("pg_ctl"), what, "--pgdata=" + data, "--wait", "--timeout=" + LIMIT_SECONDS, option);
    }

    private String tail(long from) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(from, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
