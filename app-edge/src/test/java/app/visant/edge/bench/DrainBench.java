package app.visant.edge.bench;

import app.visant.edge.bench.ProcessFigures.Memory;
import app.visant.edge.e2e.Api;
import app.visant.edge.e2e.CloudProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./visant bench drain [--frames 200000] [--seconds 0] [--only jvm|native] [--native FILE]}: an edge that comes back with a
 * long queue, against a real cloud with a PostgreSQL of its own on this machine; each form has its own, since a cloud counts for
 * minutes on an edge that went with a backlog, and lets another one send the less. The queue is written into the edge's database by
 * hand, with pictures of less than 1 KB to spare the disk. Meanwhile somebody asks for one picture after the other. Drains until
 * the queue is empty, or for so many seconds.
 */
public final class DrainBench {
    private static final Path FOLDER = Path.of("app-edge/target/bench");
    private static final Set<String> OPTIONS = Set.of("--frames", "--seconds", "--only", "--native");
    private static final PrintStream OUT = System.out;
    private static final String PICTURES = "adapters-edge/src/test/resources/walkway";
    private static final double MUST_RATE = 200;
    private static final double MUST_LIVE_MILLIS = 200;
    private static final double MUST_START_MILLIS = 2000;
    private static final long BETWEEN_CLICKS_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 30;
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final CloudProcess cloud;
    private final Path folder;
    private final int frames;
    private final int seconds;

    private DrainBench(CloudProcess cloud, Path folder, int frames, int seconds) {
        this.cloud = cloud;
        this.folder = folder;
        this.frames = frames;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (args.length % 2 != 0 || !OPTIONS.containsAll(options.keySet())) {
            OUT.println("bench drain takes --frames N, --seconds N, --only jvm|native and --native FILE");
            System.exit(2);
        }
        List<Form> forms = Form.asked(options.getOrDefault("--only", "both"), options.get("--native"));
        Files.createDirectories(FOLDER);
        Path folder = Files.createTempDirectory(FOLDER.toAbsolutePath(), "drain-");
        boolean met = true;
        int frames = Integer.parseInt(options.getOrDefault("--frames", "200000"));
        int seconds = Integer.parseInt(options.getOrDefault("--seconds", "0"));
        for (Form form : forms) {
            Path own = Files.createDirectory(folder.resolve(form.name()));
            try (CloudProcess cloud = new CloudProcess(own).start()) {
                met &= new DrainBench(cloud, own, frames, seconds).measure(form);
            }
        }
        Folders.delete(folder);
        System.exit(met ? 0 : 1);
    }

    /** @return whether all bounds are met */
    private boolean measure(Form form) throws IOException, InterruptedException, SQLException {
        Api.Device device = cloud.api().newDevice();
        Path data = Files.createDirectories(folder.resolve(form.name() + "-" + device.id()));
        long bytes = QueuedFrames.fill(data.resolve("edge.db"), device.id(), frames);
        OUT.printf("%-6s  %d frames of %d bytes are queued%n", form.name(), frames, bytes / frames);
        DrainWatch watch = new DrainWatch(frames);
        List<Long> live = new ArrayList<>();
        long ready;
        long begun = System.nanoTime();
        Memory memory;
        try (MeasuredEdge edge =
                MeasuredEdge.start(form, cloud.address(), device, data, List.of("--camera-source", PICTURES), watch)) {
            ready = edge.awaitConnected();
            load(form, device, edge, watch, live);
            memory = edge.figures().memory();
            edge.stop();
        }
        OUT.printf(
                "%-6s  first picture of the queue sent after %.0f ms%n",
                form.name(), (watch.firstNanos() - begun) / 1e6);
        long stored = cloud.api().captureCount(device);
        long left = QueuedFrames.left(data.resolve("edge.db"));
        return report(form, new Run(ready, new Times(live), memory, watch, stored, left));
    }

    /**
     * What one form did.
     *
     * @param ready nanoseconds from start to connected
     * @param left in the edge's file at the end
     */
    private record Run(long ready, Times live, Memory memory, DrainWatch watch, long stored, long left) {}

    /** A person clicks, waits for the picture, and clicks again, until the queue is empty or the time is over. */
    private void load(Form form, Api.Device device, MeasuredEdge edge, DrainWatch watch, List<Long> live)
            throws IOException, InterruptedException {
        long from = System.nanoTime();
        long progress = from;
        do {
            long clicked = System.nanoTime();
            cloud.api().trigger(device);
            Long sent = watch.awaitLive(PATIENCE_SECONDS);
            if (sent == null) {
                throw new IOException("A picture that was asked for is not sent within " + PATIENCE_SECONDS + " s");
            }
            live.add(sent - clicked);
            if (System.nanoTime() - progress > PROGRESS_NANOS) {
                progress = System.nanoTime();
                OUT.printf(
                        "%-6s  %d sent, %.0f/s; %s%n",
                        form.name(), watch.sent(), watch.rate(), edge.figures().memory());
            }
        } while (!watch.awaitEmpty(BETWEEN_CLICKS_MILLIS)
                && (seconds == 0 || System.nanoTime() - from < TimeUnit.SECONDS.toNanos(seconds)));
    }

    private boolean report(Form form, Run run) {
        DrainWatch watch = run.watch();
        long lost = frames + run.live().nanos().size() - run.stored() - run.left();
        OUT.printf("%n%s, %d frames queued%n", form.name(), frames);
        boolean met = line(
                "start to connected", "%.0f ms".formatted(run.ready() / 1e6), run.ready() / 1e6 < MUST_START_MILLIS);
        met &= line("sent of the queue", "%d, %.0f/s".formatted(watch.sent(), watch.rate()), watch.rate() >= MUST_RATE);
        met &= line(
                "click to picture in the cloud meanwhile: " + run.live().nanos().size()
                        + " pictures, p50 / p90 / p99 / most",
                run.live().shown(50, 90, 99, 100) + " ms",
                run.live().millis(99) < MUST_LIVE_MILLIS);
        met &= line("sent twice", Integer.toString(watch.again()), watch.again() == 0);
        met &= line(
                "lost (" + run.stored() + " in the cloud, " + run.left() + " left on the edge)",
                lost < 0 ? "0, and " + -lost + " in both: on their way at the stop" : Long.toString(lost),
                lost <= 0);
        OUT.printf("        attempts that failed: %d%n", watch.failed());
        OUT.printf(
                "        at the end: %s; highest %.1f MB%n%n",
                run.memory(), ProcessFigures.megabytes(run.memory().highest()));
        return met;
    }

    private static boolean line(String what, String value, boolean met) {
        OUT.printf("%-6s  %s: %s%n", met ? "[OK]" : "[FAIL]", what, value);
        return met;
    }
}
