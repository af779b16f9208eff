package app.visant.edge.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An edge for one device, which keeps its data folder from one start to the next. */
public final class EdgeProcess implements AutoCloseable {
    /** System property {@code visant.edge}: the edge program to test, a jar or a native binary. */
    static final Path PROGRAM = Path.of(System.getProperty("visant.edge", "target/app-edge.jar"));

    /** System property {@code visant.edge.lib}: where its shared libraries lie, if not in {@code lib/} beside it. */
    static final Path LIBRARIES = Path.of(System.getProperty(
                    "visant.edge.lib", PROGRAM.resolveSibling("lib").toString()))
            .toAbsolutePath()
            .normalize();

    /** The heap of the native binary, see {@code app-edge/pom.xml}; and what a JVM has in it beside that, and a binary in its image. */
    static final String HEAP = PROGRAM.toString().endsWith(".jar") ? "80m" : "64m";

    static final Path PICTURES = Path.of("../adapters-edge/src/test/resources/walkway");
    private static final Pattern CAPTURED = Pattern.compile("✓ Captured ");

    private final Path folder;
    private String cloud;
    private final Api.Device device;
    private String transport = "auto";
    private String camera = PICTURES.toString();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> javaOptions =
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
    private List<String> wrapper = List.of();
    private int diagnoses;
    private @Nullable RunningProgram program;

    public EdgeProcess(Path folder, String cloud, Api.Device device) {
        this.folder = folder;
        this.cloud = cloud;
        this.device = device;
        environment.put("DEVICE_TOKEN", device.token());
    }

    public Api.Device device() {
        return device;
    }

    /** Where it finds the cloud, from the next start on. */
    public EdgeProcess cloud(String address) {
        cloud = address;
        return this;
    }

    /** How commands are read, from the next start on. */
    public EdgeProcess transport(String way) {
        transport = way;
        return this;
    }

    /** What it looks at, from the next start on. */
    public EdgeProcess camera(String source) {
        camera = source;
        return this;
    }

    /** A variable of its environment, from the next start on. */
    public EdgeProcess variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Where it looks for shared libraries, from the next start on. */
    EdgeProcess libraries(Path place) {
        javaOptions = Stream.concat(javaOptions.stream(), Stream.of("-Dvisant.lib=" + place))
                .toList();
        return this;
    }

    /** The most that its heap may have, of which the binary has {@link #HEAP} by itself; from the next start on. */
    EdgeProcess heap(String most) {
        Stream<String> options = Stream.of("-XX:+UseSerialGC", "-Xmn3m", "-Xmx" + most);
        javaOptions = Stream.concat(javaOptions.stream(), options).toList();
        return this;
    }

    public EdgeProcess start() {
        List<String> wrapped =
                Stream.concat(wrapper.stream(), command().stream()).toList();
        program = RunningProgram.start(
                "edge " + device.id(), folder.resolve("edge-" + device.id() + ".log"), wrapped, environment);
        return this;
    }

    /** What its doctor says; the daemon may be running. */
    Diagnosis doctor() {
        RunningProgram doctor = RunningProgram.start(
                "doctor of " + device.id(),
                folder.resolve("doctor-" + device.id() + "-" + diagnoses++ + ".log"),
                command("doctor"),
                environment);
        int exitCode = doctor.awaitEnd();
        return new Diagnosis(exitCode, doctor.log());
    }

    /** What its outbox command says; the daemon may be running. */
    Diagnosis outbox(String... arguments) {
        List<String> command = new ArrayList<>(RunningProgram.command(PROGRAM, javaOptions.toArray(String[]::new)));
        command.add("outbox");
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("--env-file", "/dev/null", "--data-dir", dataFolder().toString()));
        RunningProgram outbox = RunningProgram.start(
                "outbox of " + device.id(),
                folder.resolve("outbox-" + device.id() + "-" + diagnoses++ + ".log"),
                command,
                environment);
        int exitCode = outbox.awaitEnd();
        return new Diagnosis(exitCode, outbox.log());
    }

    /** Where it keeps what it has. */
    public Path dataFolder() {
        return folder.resolve("data-" + device.id());
    }

    /** How a look at the device ended, and what was said. */
    record Diagnosis(int exitCode, String said) {}

    private List<String> command(String... subcommand) {
        List<String> command = new ArrayList<>(RunningProgram.command(PROGRAM, javaOptions.toArray(String[]::new)));
        command.addAll(List.of(subcommand));
        command.addAll(List.of("--api-url", cloud, "--device-id", device.id(), "--transport", transport));
        command.addAll(List.of("--camera-source", camera, "--reconnect-delay", "1", "--env-file", "/dev/null"));
        command.addAll(List.of("--data-dir", dataFolder().toString()));
        return command;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return program != null && program.isAlive();
    }

    /** Of the program itself. */
    public long pid() {
        return running().pid();
    }

    /** What it is run by, from the next start on; it must become the program. */
    public EdgeProcess under(List<String> command) {
        wrapper = List.copyOf(command);
        return this;
    }

    /** Returns its exit code when it has ended by itself. */
    public int awaitEnd() {
        return running().awaitEnd();
    }

    /** SIGTERM. @return its exit code */
    public int stop() {
        return running().terminate();
    }

    /** SIGTERM; fails if it has not ended by then. @return its exit code */
    int stopWithin(Duration limit) {
        return running().terminate(limit);
    }

    /** The program and all that it has started. */
    public List<ProcessHandle> family() {
        return running().family();
    }

    /** SIGKILL. */
    public void kill() {
        running().kill();
    }

    /** The shared libraries that it has loaded. */
    Set<Path> loadedLibraries() {
        return running().mappedFiles().stream()
                .filter(file -> file.getFileName().toString().contains(".so"))
                .collect(Collectors.toSet());
    }

    void requireAlive() {
        running().requireAlive();
    }

    private RunningProgram running() {
        RunningProgram current = program;
        if (current == null) {
            throw new IllegalStateException("never started");
        }
        return current;
    }

    /** How many pictures it has taken since its first start, by its own word. */
    long captured() {
        return CAPTURED.matcher(log()).results().count();
    }

    public String log() {
        return program == null ? "" : program.log();
    }

    @Override
    public void close() {
        if (isAlive()) {
            running().terminate();
        }
    }

    @Override
    public String toString() {
        return "edge " + device.id() + " by " + transport;
    }
}
