package app.visant.adapter.cloud.bench;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * {@code ./visant bench streams [--streams 10000] [--rate 500] [--seconds 30]}: that many devices of the second dialect
 * connected to one server process with a PostgreSQL of its own that syncs; commands to devices at random, timed from
 * before they are stored until the device has read them. Everything runs on this machine, the load too.
 */
public final class StreamsBench {
    private static final int MAX_STREAMS = 18_000;
    private static final int WARM_UP_SECONDS = 10;
    private static final int WARM_UP_STREAMS = 500;
    private static final long PATIENCE_SECONDS = 120;
    private static final PrintStream OUT = System.out;

    private final int streams;
    private final int rate;
    private final int seconds;

    private StreamsBench(Map<String, Integer> options) {
        streams = options.getOrDefault("--streams", 10_000);
        rate = options.getOrDefault("--rate", 500);
        seconds = options.getOrDefault("--seconds", 30);
        if (streams < 1 || streams > MAX_STREAMS || rate < 1 || seconds < 1) {
            throw new IllegalArgumentException("--streams takes 1 to " + MAX_STREAMS + ", the others at least 1");
        }
    }

    public static void main(String[] args) throws Exception {
        Map<String, Integer> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], Integer.parseInt(args[i + 1]));
        }
        if (args.length % 2 != 0 || !List.of("--streams", "--rate", "--seconds").containsAll(options.keySet())) {
            OUT.println("bench streams takes --streams N, --rate N and --seconds N");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("streams-bench");
        boolean complete;
        try {
            complete = new StreamsBench(options).run(folder);
        } finally {
            delete(folder);
        }
        System.exit(complete ? 0 : 1);
    }

    private boolean run(Path folder) throws Exception {
        Process server = start(folder);
        try (BufferedReader answers = server.inputReader(StandardCharsets.UTF_8);
                PrintStream orders = new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8)) {
            int port = (int) numbers(answers)[0];
            int warmUp = rate * WARM_UP_SECONDS;
            StreamLoad load = new StreamLoad(port, streams, warmUp + rate * seconds);
            warmUp(port);
            orders.println("gc");
            long heapBefore = numbers(answers)[0];
            long residentBefore = status(server, "VmRSS");
            long begin = System.nanoTime();
            Thread thread = Thread.ofPlatform().name("devices").start(load);
            await(load, load.open, streams);
            double opening = (System.nanoTime() - begin) / 1e9;
            orders.println("gc");
            long heapAfter = numbers(answers)[0];
            long residentAfter = status(server, "VmRSS");
            OUT.printf(
                    Locale.ROOT,
                    "%d streams opened in %.1f s; a stream takes %.1f KB resident, of that %.1f KB heap; %d threads%n",
                    streams,
                    opening,
                    (residentAfter - residentBefore) / (double) streams,
                    (heapAfter - heapBefore) / 1024.0 / streams,
                    status(server, "Threads"));
            issue(load, orders, answers, WARM_UP_SECONDS, 0);
            long[] inside = issue(load, orders, answers, seconds, warmUp);
            report(load, warmUp, warmUp + rate * seconds, inside);
            OUT.printf(
                    "%d KB resident and %d threads at the end%n", status(server, "VmRSS"), status(server, "Threads"));
            load.stop();
            thread.join();
            load.check();
            orders.println("stop");
            return load.came(0, warmUp + rate * seconds, 1) == warmUp + rate * seconds;
        } finally {
            if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        }
    }

    /** What the first streams cost the process once is not counted for each stream. */
    private void warmUp(int port) throws IOException, InterruptedException {
        int some = Math.min(streams, WARM_UP_STREAMS);
        StreamLoad load = new StreamLoad(port, some, 0);
        Thread thread = Thread.ofPlatform().start(load);
        await(load, load.open, some);
        load.stop();
        thread.join();
    }

    private Process start(Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Gives back to the system what the collector keeps free beyond this.
        command.addAll(List.of("-Xmx1g", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StreamsBenchServer.class.getName()));
        command.addAll(List.of(folder.resolve("database").toString(), Integer.toString(streams)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve("log").toFile());
        return builder.start();
    }

    /** @return what the server counted itself */
    private long[] issue(StreamLoad load, PrintStream orders, BufferedReader answers, int time, int first)
            throws IOException, InterruptedException {
        orders.printf("issue %d %d %d%n", rate, time, first);
        long[] counted = numbers(answers);
        await(load, load.received, first + rate * time);
        return counted;
    }

    private void report(StreamLoad load, int from, int to, long[] inside) {
        int[] micros = load.micros(from, to);
        int lost = load.came(from, to, 0);
        int once = load.came(from, to, 1);
        OUT.printf(
                Locale.ROOT,
                "%d commands at %d/s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms; %d lost, %d came again%n",
                to - from,
                rate,
                percentile(micros, 50),
                percentile(micros, 90),
                percentile(micros, 99),
                percentile(micros, 100),
                lost,
                to - from - lost - once);
        OUT.printf(
                Locale.ROOT,
                "of that from the wake-up to the write: p50 %.1f ms, p99 %.1f ms%n",
                inside[1] / 1000.0,
                inside[2] / 1000.0);
    }

    private static double percentile(int[] sorted, int percent) {
        return sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1000.0;
    }

    private static void await(StreamLoad load, AtomicInteger counter, int wanted)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (counter.get() < wanted && System.nanoTime() < deadline) {
            load.check();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        OUT.flush();
    }

    /** The numbers of the server's next answer. */
    private static long[] numbers(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new EOFException("the server ended");
        }
        return Arrays.stream(line.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
    }

    /** A number of the server process as the kernel has it. */
    private static long status(Process server, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + server.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
