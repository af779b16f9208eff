package app.visant.edge.bench;

import app.visant.edge.bench.ProcessFigures.Memory;
import app.visant.edge.bench.ProcessFigures.Work;
import app.visant.edge.e2e.Api;
import app.visant.edge.e2e.CloudProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Measures one form of the edge, figure after figure, each with new devices. */
final class FormBench {
    /** Not counted: they bring the files into memory, and let the cloud's JVM find its feet. */
    private static final int WARM_UP_STARTS = 5;

    private static final int SETTLE_SECONDS = 10;
    private static final int AT_ONCE = 16;
    private static final int TIMED_PICTURES = 300;

    private final Form form;
    private final CloudProcess cloud;
    private final Path folder;
    private int edges;

    /** @param folder for the edges' data and logs */
    FormBench(Form form, CloudProcess cloud, Path folder) {
        this.form = form;
        this.cloud = cloud;
        this.folder = folder;
    }

    /** What the edge looks at. */
    enum Camera {
        FILE("adapters-edge/src/test/resources/walkway"),
        OPENCV("app-cloud/src/main/demo/walkway.avi");

        private final String source;

        Camera(String source) {
            this.source = source;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT) + " camera";
        }
    }

    /** @param stop from SIGTERM to the end */
    record Starts(Times connected, Times stop) {}

    /** What is used while nothing is asked of it. */
    record Idle(double seconds, Work work, Memory memory) {}

    /** Starts of one device that has its database, one after the other. */
    Starts starts(Camera camera, int count) throws IOException, InterruptedException {
        progress(count + " starts, " + camera);
        Api.Device device = cloud.api().newDevice();
        Path data = newData();
        List<Long> connected = new ArrayList<>();
        List<Long> stops = new ArrayList<>();
        for (int i = -WARM_UP_STARTS; i < count; i++) {
            try (MeasuredEdge edge = start(device, data, camera, List.of(), new CaptureLoad(1))) {
                long untilConnected = edge.awaitConnected();
                long untilEnd = edge.stop();
                if (i >= 0) {
                    connected.add(untilConnected);
                    stops.add(untilEnd);
                }
            }
        }
        Starts starts = new Starts(new Times(connected), new Times(stops));
        progress("connected after " + starts.connected.shown(0, 50, 90, 100) + " ms");
        return starts;
    }

    /** Starts of new devices, which make their databases. */
    Times firstStarts(int count) throws IOException, InterruptedException {
        progress(count + " starts of new devices, " + Camera.FILE);
        List<Long> connected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Api.Device device = cloud.api().newDevice();
            try (MeasuredEdge edge = start(device, newData(), Camera.FILE, List.of(), new CaptureLoad(1))) {
                connected.add(edge.awaitConnected());
            }
        }
        Times times = new Times(connected);
        progress("connected after " + times.shown(0, 50, 90, 100) + " ms");
        return times;
    }

    Idle idle(int seconds) throws IOException, InterruptedException {
        progress("idle for " + seconds + " s, " + Camera.FILE);
        Api.Device device = cloud.api().newDevice();
        try (MeasuredEdge edge = start(device, newData(), Camera.FILE, List.of(), new CaptureLoad(1))) {
            edge.awaitConnected();
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            long begun = System.nanoTime();
            Work before = edge.figures().work();
            TimeUnit.SECONDS.sleep(seconds);
            Work used = edge.figures().work().since(before);
            Memory memory = edge.figures().memory();
            progress(Math.round(used.millis()) + " ms of processor time; " + memory);
            return new Idle((System.nanoTime() - begun) / 1e9, used, memory);
        }
    }

    Growth growth(Camera camera, int captures) throws IOException, InterruptedException {
        progress(captures + " captures, " + camera + ", " + AT_ONCE + " commands open at a time");
        Api.Device device = cloud.api().newDevice();
        CaptureLoad load = new CaptureLoad(AT_ONCE);
        Sampler sampler = new Sampler(load, captures, this::progress);
        try (MeasuredEdge edge = start(device, newData(), camera, List.of(), sampler)) {
            edge.awaitConnected();
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            Memory before = edge.figures().memory();
            sampler.begin();
            load.run(cloud.api(), device, captures);
            edge.stop();
            return sampler.growth(before, edge.failures());
        }
    }

    /** One command after the other, timed by the edge itself. */
    Times untilPicture(Camera camera) throws IOException, InterruptedException {
        progress(TIMED_PICTURES + " pictures one after the other, " + camera);
        Api.Device device = cloud.api().newDevice();
        CaptureLoad load = new CaptureLoad(1);
        try (MeasuredEdge edge = start(device, newData(), camera, List.of("--verbose"), load)) {
            edge.awaitConnected();
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            load.run(cloud.api(), device, TIMED_PICTURES);
            edge.stop();
            Times times = edge.untilPicture();
            progress(times.nanos().size() + " of them timed: " + times.shown(50, 90, 100) + " ms");
            return times;
        }
    }

    private MeasuredEdge start(
            Api.Device device, Path data, Camera camera, List<String> more, MeasuredEdge.Listener listener)
            throws IOException {
        List<String> options = new ArrayList<>(List.of("--camera-source", camera.source));
        options.addAll(more);
        return MeasuredEdge.start(form, cloud.address(), device, data, options, listener);
    }

    private Path newData() {
        return folder.resolve(form.name() + "-" + edges++);
    }

    private void progress(String what) {
        System.out.printf("%-6s  %s%n", form.name(), what);
    }
}
