package app.visant.edge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the kernel knows of one process. */
final class ProcessFigures {
    /** The unit of the kernel's accounts of time, the same on all processors of ours: 100 a second. */
    private static final long MILLIS_PER_TICK = 10;

    private static final int USER_TIME = 11;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private final Path folder;

    ProcessFigures(long pid) {
        this.folder = Path.of("/proc", Long.toString(pid));
    }

    /** Resident kilobytes (1,024 bytes), threads and open files at one moment. */
    record Memory(long resident, long anonymous, long file, long highest, long threads, long openFiles) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f MB resident (anonymous %.1f, files %.1f), %d threads, %d open files",
                    megabytes(resident),
                    megabytes(anonymous),
                    megabytes(file),
                    threads,
                    openFiles);
        }
    }

    /** Used since the start: milliseconds of processor time, ended children's too, and switches by the process's own will. */
    record Work(long cpuMillis, long voluntarySwitches) {
        Work since(Work earlier) {
            return new Work(cpuMillis - earlier.cpuMillis, voluntarySwitches - earlier.voluntarySwitches);
        }
    }

    /** Of 1,000,000 bytes. */
    static double megabytes(long kilobytes) {
        return kilobytes * 1024 / 1e6;
    }

    Memory memory() {
        List<String> status = lines(folder.resolve("status"));
        return new Memory(
                number(status, "VmRSS"),
                number(status, "RssAnon"),
                number(status, "RssFile"),
                number(status, "VmHWM"),
                number(status, "Threads"),
                entries(folder.resolve("fd")).size());
    }

    Work work() {
        String stat = lines(folder.resolve("stat")).getFirst();
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = USER_TIME; field <= CHILDREN_SYSTEM_TIME; field++) {
            ticks += Long.parseLong(afterName[field]);
        }
        long switches = entries(folder.resolve("task")).stream()
                .mapToLong(task -> number(lines(task.resolve("status")), "voluntary_ctxt_switches"))
                .sum();
        return new Work(ticks * MILLIS_PER_TICK, switches);
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
