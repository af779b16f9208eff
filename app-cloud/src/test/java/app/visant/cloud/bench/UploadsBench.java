package app.visant.cloud.bench;

import app.visant.contracts.people.v1.ActivateAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How many pictures a second the cloud takes in, each on the disk before it is answered: 64 KB frames, 8 at once, over
 * connections that are kept. Arguments: seconds to measure (20), seconds to warm up (15), Java options of the cloud.
 */
public final class UploadsBench {
    private static final int AT_ONCE = 8;
    private static final Path FRAMES = Path.of("adapters-edge/src/test/resources/walkway");
    private static final Path FOLDER = Path.of("app-cloud/target/bench");

    private UploadsBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        Duration length = Duration.ofSeconds(given.isEmpty() ? 20 : Long.parseLong(given.getFirst()));
        Duration warmUp = Duration.ofSeconds(given.size() < 2 ? 15 : Long.parseLong(given.get(1)));
        String[] javaOptions = given.stream().skip(2).toArray(String[]::new);
        boolean right;
        try (CloudUnderLoad cloud = CloudUnderLoad.start(FOLDER, javaOptions)) {
            right = measure(cloud, length, warmUp);
        }
        System.exit(right ? 0 : 1);
    }

    /** @return whether the database has all that was answered */
    private static boolean measure(CloudUnderLoad cloud, Duration length, Duration warmUp)
            throws IOException, InterruptedException, ExecutionException {
        System.out.printf("The cloud is process %d; warming up for %d s%n", cloud.pid(), warmUp.toSeconds());
        long warm = run(cloud, "warm", warmUp).size();
        List<Long> nanos = run(cloud, "r", length);
        report(nanos, length);
        long answered = warm + nanos.size();
        long stored = cloud.captures();
        String verdict = stored == answered ? "[OK]  " : "[FAIL]";
        System.out.printf("%s %d uploads answered, %d captures in the database%n", verdict, answered, stored);
        return stored == answered;
    }

    /** @return the nanoseconds of each upload */
    private static List<Long> run(CloudUnderLoad cloud, String prefix, Duration length)
            throws IOException, InterruptedException, ExecutionException {
        List<byte[]> frames = frames();
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            ActivateAnswer device = cloud.newDevice();
            work.add(() -> upload(cloud, device, prefix, frames, length));
        }
        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<List<Long>> each : threads.invokeAll(work)) {
                all.addAll(each.get());
            }
        }
        return all;
    }

    private static List<Long> upload(
            CloudUnderLoad cloud, ActivateAnswer device, String prefix, List<byte[]> frames, Duration length)
            throws IOException {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + length.toNanos();
        try (Uploader uploader = new Uploader(cloud.address(), device.id(), device.token())) {
            for (int i = 0; System.nanoTime() < end; i++) {
                long begun = System.nanoTime();
                int status = uploader.upload(device.id() + "-" + prefix + i, frames.get(i % frames.size()));
                nanos.add(System.nanoTime() - begun);
                if (status != 201) {
                    throw new IOException("An upload is answered by " + status);
                }
            }
        }
        return nanos;
    }

    private static List<byte[]> frames() throws IOException {
        try (Stream<Path> files = Files.list(FRAMES)) {
            List<byte[]> frames = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jpg")).toList()) {
                frames.add(Files.readAllBytes(file));
            }
            return frames;
        }
    }

    private static void report(List<Long> nanos, Duration length) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d uploads, %.0f/s; p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                sorted.length,
                sorted.length / (double) length.toSeconds(),
                milliseconds(sorted, 0.5),
                milliseconds(sorted, 0.99),
                milliseconds(sorted, 1));
    }

    private static double milliseconds(long[] sorted, double share) {
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(place, 0, sorted.length - 1)] / 1e6;
    }
}
