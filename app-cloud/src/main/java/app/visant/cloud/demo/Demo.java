package app.visant.cloud.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** One run of the demo, from the first start of a program to the last end of one. */
final class Demo implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofMillis(500);

    private final DemoSettings settings;
    private final PrintStream out = System.out;
    private final Progress progress;
    private final URI address;
    private final DemoState state;
    private final CloudClient cloud;
    private final DemoProcesses processes;

    /** @throws DemoFailed if a file is missing, or the port is taken */
    Demo(DemoSettings settings) {
        this.settings = settings;
        progress = new Progress(out);
        address = URI.create("http://localhost:" + settings.port());
        DemoProcesses.requireProgram(settings.edge(), "--edge");
        DemoProcesses.requireProgram(settings.video(), "--video");
        requireFree(settings.port());
        state = DemoState.open(settings.data().resolve("demo.json"));
        cloud = new CloudClient(address, state.email(), state.password());
        processes = new DemoProcesses(settings, address);
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new DemoFailed("Port " + port + " is taken: stop what listens there, or choose another with --port.");
        }
    }

    /**
     * Runs until its time is over, or for ever.
     *
     * @return whether everything is accounted for; false if it was stopped meanwhile
     * @throws DemoFailed if one of the programs ended by itself
     */
    boolean run() throws InterruptedException {
        try {
            return runAll();
        } catch (IOException e) {
            Thread.sleep(BEAT);
            if (processes.isClosed()) {
                return false;
            }
            processes.requireAlive();
            throw new DemoFailed("The cloud does not answer: " + e);
        }
    }

    private boolean runAll() throws IOException, InterruptedException {
        startCloud();
        List<String> devices = startEdges();
        schedule(devices, true);
        tellWhere();
        watch(devices);
        schedule(devices, false);
        settle(devices);
        progress.done();
        boolean good = new DemoReport(cloud, out).print(devices);
        processes.close();
        return good;
    }

    private void startCloud() throws InterruptedException {
        out.println("Starting the cloud with its PostgreSQL in " + settings.data()
                + " (the first time makes the database) ...");
        processes.startCloud(state);
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!cloud.isHealthy()) {
            processes.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new DemoFailed("The cloud is not ready after " + START_LIMIT.toSeconds() + " s: see "
                        + settings.data().resolve("logs/cloud.log"));
            }
            Thread.sleep(BEAT);
        }
    }

    private List<String> startEdges() throws IOException, InterruptedException {
        while (state.devices().size() < settings.devices()) {
            state.add(cloud.newDevice("Walkway " + (state.devices().size() + 1)));
        }
        List<DemoState.KnownDevice> chosen = state.devices().subList(0, settings.devices());
        out.println("Starting " + chosen.size() + " edges ...");
        IntStream.range(0, chosen.size()).forEach(number -> processes.startEdge(chosen.get(number), number));
        return chosen.stream().map(DemoState.KnownDevice::id).toList();
    }

    private void schedule(List<String> devices, boolean enabled) throws IOException, InterruptedException {
        for (String device : devices) {
            cloud.schedule(device, enabled, settings.intervalSeconds());
        }
    }

    private void tellWhere() {
        out.printf("%n  Dashboard  %s/ui/dashboard%n", address);
        out.printf("  Log-in     %s   password  %s%n", state.email(), state.password());
        out.printf("  API        %s/docs%n", address);
        out.printf("  Logs       %s%n%n", settings.data().resolve("logs"));
        out.println(settings.length()
                .map(length -> "Ends by itself after " + length.toSeconds() + " s with a report; Ctrl-C ends it now.")
                .orElse("Ctrl-C ends it."));
    }

    private void watch(List<String> devices) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (settings.length().isEmpty()
                || System.nanoTime() - start < settings.length().get().toNanos()) {
            processes.requireAlive();
            if (processes.isClosed()) {
                return;
            }
            long connected =
                    cloud.connected().stream().filter(devices::contains).count();
            progress.show(
                    cloud.captureCount() + " pictures, " + connected + " of " + devices.size() + " devices connected");
            Thread.sleep(BEAT);
        }
    }

    /** Every trigger ends: by its picture, or at the latest by its expiry. */
    private void settle(List<String> devices) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLE_LIMIT.toNanos();
        for (String device : devices) {
            while (cloud.accounting(device).open() > 0 && System.nanoTime() < deadline) {
                processes.requireAlive();
                progress.show("waiting for the triggers that are still open");
                Thread.sleep(BEAT);
            }
        }
    }

    /** Switches the schedules off, if the cloud still answers, then ends the edges, then the cloud. */
    @Override
    public void close() {
        if (processes.isClosed()) {
            return;
        }
        progress.done();
        out.println("Stopping ...");
        switchSchedulesOff();
        processes.close();
    }

    /** So that the time until the next demo is not one of missed pictures. */
    private void switchSchedulesOff() {
        try {
            if (cloud.isHealthy()) {
                schedule(
                        state.devices().stream()
                                .limit(settings.devices())
                                .map(DemoState.KnownDevice::id)
                                .toList(),
                        false);
            }
        } catch (IOException | DemoFailed gone) {
            out.println("The schedules could not be switched off: " + gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
