package app.visant.edge.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cloud with an embedded PostgreSQL of its own, which can be stopped, killed and started again in the same place. */
public final class CloudProcess implements AutoCloseable {
    static final String EMAIL = "owner@example.org";
    static final String PASSWORD = "correct horse battery";
    /** System property {@code visant.cloud}: the cloud program. */
    static final Path JAR = Path.of(System.getProperty("visant.cloud", "../app-cloud/target/app-cloud.jar"));

    private final Path folder;
    private final int port;
    private final Api api;
    private final Map<String, String> variables = new HashMap<>();
    private @Nullable RunningProgram program;

    public CloudProcess(Path folder) {
        this.folder = folder;
        this.port = freePort();
        this.api = new Api("http://127.0.0.1:" + port, EMAIL, PASSWORD);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A variable of its environment, from the next start on. */
    public CloudProcess variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Returns when it is healthy. */
    public CloudProcess start() {
        RunningProgram started = RunningProgram.start("cloud", folder.resolve("cloud.log"), command(), environment());
        program = started;
        await("the cloud's health").atMost(Duration.ofMinutes(2)).until(() -> {
            started.requireAlive();
            return api.isHealthy();
        });
        return this;
    }

    private static List<String> command() {
        return Stream.concat(RunningProgram.command(JAR, "-Xmx512m").stream(), Stream.of("server"))
                .toList();
    }

    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(Map.of(
                "VISANT_HTTP_PORT",
                Integer.toString(port),
                "VISANT_HTTP_HOST",
                "127.0.0.1",
                "VISANT_HTTP_ADMIN_PORT",
                "0",
                "VISANT_HTTP_PUBLIC_URL",
                address(),
                "VISANT_DATA",
                folder.resolve("cloud").toString(),
                "VISANT_ADMIN_EMAIL",
                EMAIL,
                "VISANT_ADMIN_PASSWORD",
                PASSWORD,
                "VISANT_ADMIN_ALLOW_TOKENLESS_DEVICES",
                "true"));
        all.putAll(variables);
        return all;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public Api api() {
        return api;
    }

    /** SIGTERM. */
    public void stop() {
        running().terminate();
    }

    /** SIGKILL; its PostgreSQL runs on, as it would. */
    public void kill() {
        running().kill();
    }

    private RunningProgram running() {
        RunningProgram current = program;
        if (current == null) {
            throw new IllegalStateException("never started");
        }
        return current;
    }

    public String log() {
        return program == null ? "" : program.log();
    }

    /** SIGKILL for its PostgreSQL; returns when the server has ended, its processes with it. */
    public void killPostgres() {
        postgres().ifPresent(server -> {
            List<ProcessHandle> family =
                    Stream.concat(Stream.of(server), server.descendants()).toList();
            family.forEach(ProcessHandle::destroyForcibly);
            family.forEach(process -> process.onExit().join());
        });
    }

    private Optional<ProcessHandle> postgres() {
        Path lock = folder.resolve("cloud/postgres/data/postmaster.pid");
        try {
            return Files.exists(lock)
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(lock).getFirst()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also ends the database server that a killed cloud has left behind. */
    @Override
    public void close() {
        if (program != null && program.isAlive()) {
            program.terminate();
        }
        postgres().ifPresent(ProcessHandle::destroy);
    }
}
