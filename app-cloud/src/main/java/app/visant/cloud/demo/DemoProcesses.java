package app.visant.cloud.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The demo's programs: one cloud, and an edge for each device. They end in the opposite order. */
final class DemoProcesses implements AutoCloseable {
    /** Who has set these meant another cloud and another device. */
    private static final Set<String> NOT_FOR_THE_DEMO = Set.of(
            "VISANT_", "DATABASE_URL", "PORT", "DEVICE_", "API_URL", "CLOUD_URL", "CAMERA_", "DATA_DIR", "TRANSPORT");

    private static final int SECONDS_BETWEEN_CAMERAS = 20;

    private final DemoSettings settings;
    private final URI cloudAddress;
    private final List<Child> children = new ArrayList<>();
    private boolean closed;

    DemoProcesses(DemoSettings settings, URI cloudAddress) {
        this.settings = settings;
        this.cloudAddress = cloudAddress;
    }

    void startCloud(DemoState state) {
        Map<String, String> environment = Map.of(
                "VISANT_HTTP_PORT", Integer.toString(settings.port()),
                "VISANT_HTTP_ADMIN_PORT", "0",
                "VISANT_HTTP_PUBLIC_URL", cloudAddress.toString(),
                "VISANT_DATA", settings.data().resolve("cloud").toString(),
                "VISANT_ADMIN_EMAIL", state.email(),
                "VISANT_ADMIN_PASSWORD", state.password(),
                "VISANT_ADMIN_ORGANISATION", "Demo",
                "VISANT_ADMIN_ALLOW_TOKENLESS_DEVICES", "true");
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "app.visant.cloud.Main", "server"));
        start("cloud", command, environment);
    }

    /** @param number counted from 0; each camera shows the video from a place of its own */
    void startEdge(DemoState.KnownDevice device, int number) {
        boolean jar = settings.edge().toString().endsWith(".jar");
        List<String> command = new ArrayList<>(jar ? java() : List.of());
        if (jar) {
            command.add("-jar");
        }
        command.add(settings.edge().toString());
        command.addAll(List.of("--api-url", cloudAddress.toString(), "--device-id", device.id()));
        command.addAll(List.of("--camera-source", settings.video().toString()));
        command.addAll(List.of("--video-offset", Integer.toString(number * SECONDS_BETWEEN_CAMERAS)));
        command.addAll(List.of(
                "--data-dir", settings.data().resolve("edges/" + device.id()).toString()));
        command.addAll(List.of("--reconnect-delay", "1", "--env-file", "/dev/null"));
        start("edge-" + device.id(), command, Map.of("DEVICE_TOKEN", device.token()));
    }

    private static List<String> java() {
        Path program = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(program.toString(), "--enable-native-access=ALL-UNNAMED");
    }

    private synchronized void start(String name, List<String> command, Map<String, String> environment) {
        if (closed) {
            throw new DemoFailed("Stopped.");
        }
        Path log = settings.data().resolve("logs/" + name + ".log");
        children.add(Child.start(name, log, command, environment, NOT_FOR_THE_DEMO));
    }

    /** @throws DemoFailed if one of them has ended by itself */
    synchronized void requireAlive() {
        Optional<Child> dead =
                children.stream().filter(child -> !child.isAlive()).findFirst();
        if (!closed && dead.isPresent()) {
            throw dead.get().crash();
        }
    }

    static void requireProgram(Path program, String option) {
        if (!Files.isRegularFile(program)) {
            throw new DemoFailed("There is no file " + program + " (" + option + ").");
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** No child runs when this returns. */
    @Override
    public synchronized void close() {
        closed = true;
        List<Child> edges = children.stream().skip(1).toList();
        edges.forEach(Child::stop);
        edges.forEach(Child::close);
        children.stream().limit(1).forEach(Child::close);
        children.clear();
    }
}
