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
    private static final double MILLIS_PER_TICK = 10;

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

    /**
     * Used since the start.
     *
     * @param threadNanos of processor time, by the threads that there are
     * @param ticks of processor time, ended threads' and children's too
     * @param voluntarySwitches by the threads that there are
     */
    record Work(long threadNanos, long ticks, long voluntarySwitches) {
        Work since(Work earlier) {
            return new Work(
                    threadNanos - earlier.threadNanos,
                    ticks - earlier.ticks,
                    voluntarySwitches - earlier.voluntarySwitches);
        }

        /** Of processor time. */
        double millis() {
            return Math.max(threadNanos / 1e6, ticks * MILLIS_PER_TICK);
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
        List<Path> threads = entries(folder.resolve("task"));
        long nanos = threads.stream()
                .map(thread -> lines(thread.resolve("schedstat")).getFirst())
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                .sum();
        long switches = threads.stream()
                .mapToLong(thread -> number(lines(thread.resolve("status")), "voluntary_ctxt_switches"))
                .sum();
        return new Work(nanos, ticks, switches);
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
