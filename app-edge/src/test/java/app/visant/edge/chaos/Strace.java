package app.visant.edge.chaos;

import static org.awaitility.Awaitility.await;

import app.visant.edge.chaos.WritePoint.Phase;
import app.visant.edge.e2e.EdgeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debian's strace, looking at what a program does to the files of one database. Says nothing of any other file. */
final class Strace {
    /** Those that a processor does not have are left out by the question mark. */
    private static final String CALLS =
            "write,pwrite64,?pwritev,fsync,fdatasync,ftruncate,?unlink,unlinkat,?rename,renameat";

    private static final List<String> FILES =
            List.of("edge.db", "edge.db-wal", "edge.db-journal", "edge.ballast", "index.db");
    private static final Pattern CALL = Pattern.compile("^(\\d+) +([a-z0-9]+)\\(");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private int runs;

    /** @param folder for what it writes */
    Strace(Path folder) {
        this.folder = folder;
    }

    /** Whether it is there, and may look at other programs. */
    static boolean isPossible() {
        return Commands.isThere("strace") && Commands.succeeds(List.of("strace", "-D", "-e", "trace=none", "true"));
    }

    private static List<String> command(EdgeProcess edge, Path out, Stream<String> options) {
        Path data = edge.dataFolder().toAbsolutePath();
        List<String> command = new ArrayList<>(List.of("strace", "-o", out.toString(), "-e", "trace=" + CALLS));
        FILES.forEach(file -> command.addAll(List.of("-P", data.resolve(file).toString())));
        options.forEach(command::add);
        return command;
    }

    private static Stream<String> killing(WritePoint point) {
        return Stream.of("-e", "inject=" + point.call() + ":signal=SIGKILL:when=" + point.number());
    }

    private Path nextFile() {
        return folder.resolve("strace-" + ++runs);
    }

    /** What a program is to be run by so that it is looked at, and what is seen is written to a file. */
    List<String> around(EdgeProcess edge, Path out) {
        return command(edge, out, Stream.of("-D", "-f"));
    }

    /** What a program is to be run by so that it is killed at that point. */
    List<String> aroundKillingAt(EdgeProcess edge, WritePoint point) {
        return command(edge, nextFile(), Stream.concat(Stream.of("-D", "-f"), killing(point)));
    }

    /** Looks at all its threads. */
    Look at(EdgeProcess edge) {
        return look(edge, Stream.of("-f", "-p", Long.toString(edge.pid())));
    }

    /** Kills it when one of its threads, whichever it is, comes to the point. */
    Look killAnyAt(EdgeProcess edge, WritePoint point) {
        return look(edge, Stream.concat(Stream.of("-f", "-p", Long.toString(edge.pid())), killing(point)));
    }

    /** Kills it when that thread comes to the point. */
    Look killAt(EdgeProcess edge, String thread, WritePoint point) {
        return look(edge, Stream.concat(Stream.of("-p", thread), killing(point)));
    }

    private Look look(EdgeProcess edge, Stream<String> options) {
        Path out = nextFile();
        return new Look(command(edge, out, options), out);
    }

    /** A strace that looks at a program that runs already. */
    static final class Look implements AutoCloseable {
        private final Process process;
        private final Path out;

        /** Returns when it looks. */
        private Look(List<String> command, Path out) {
            this.out = out;
            Path said = out.resolveSibling(out.getFileName() + ".said");
            try {
                this.process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            await("strace")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> !process.isAlive() || Files.readString(said).contains("attached"));
        }

        /** What it has seen, once closed. */
        Path out() {
            return out;
        }

        /** Looks away. */
        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    /** Whether a program that was looked at was killed, and all that was seen of it is written. */
    static boolean hasSeenTheEnd(Path out) throws IOException {
        return Files.readString(out).contains("+++ killed by SIGKILL +++");
    }

    /** The points that were seen of whoever comes first. */
    static List<WritePoint> points(Phase phase, Path out) {
        Map<String, Integer> most = new TreeMap<>();
        counts(out).values().forEach(calls -> calls.forEach((call, count) -> most.merge(call, count, Math::max)));
        return points(phase, WritePoint.ANY, most);
    }

    /**
     * The points that were seen, thread by thread.
     *
     * @param threads number to name
     */
    static List<WritePoint> points(Phase phase, Path out, Map<String, String> threads) {
        List<WritePoint> points = new ArrayList<>();
        counts(out)
                .forEach((thread, calls) -> points.addAll(points(phase, threads.getOrDefault(thread, thread), calls)));
        return points;
    }

    private static List<WritePoint> points(Phase phase, String thread, Map<String, Integer> calls) {
        List<WritePoint> points = new ArrayList<>();
        calls.forEach((call, count) -> {
            for (int number = 1; number <= count; number++) {
                points.add(new WritePoint(phase, thread, call, number));
            }
        });
        return points;
    }

    /** How often which call was made, by the thread's number. */
    private static Map<String, Map<String, Integer>> counts(Path out) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        try (Stream<String> lines = Files.lines(out)) {
            lines.map(CALL::matcher)
                    .filter(Matcher::find)
                    .forEach(call -> counts.computeIfAbsent(call.group(1), thread -> new TreeMap<>())
                            .merge(call.group(2), 1, Integer::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    /** The threads of a program: number to name. */
    static Map<String, String> threads(long process) {
        Map<String, String> names = new HashMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process + "/task"))) {
            for (Path task : tasks.toList()) {
                names.put(
                        task.getFileName().toString(),
                        Files.readString(task.resolve("comm")).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
