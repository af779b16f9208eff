package app.visant.edge.bench;

import app.visant.edge.bench.ProcessFigures.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An edge's memory over many captures.
 *
 * @param before the first capture
 * @param samples while it worked, the last one after the last capture
 * @param failures commands that failed
 */
record Growth(Memory before, List<Sample> samples, int failures) {
    /** Up to here memory may grow: caches fill, code is compiled. */
    static final int SETTLED = 1000;

    private static final int SPAN = 5;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    /** @param captures taken and uploaded until then */
    record Sample(int captures, double seconds, Memory memory) {}

    Growth {
        samples = List.copyOf(samples);
    }

    /** The sample after the first 1,000 captures, or the last one if there were fewer. */
    Memory settled() {
        return samples.stream()
                .filter(sample -> sample.captures() >= SETTLED)
                .findFirst()
                .orElseGet(samples::getLast)
                .memory();
    }

    Memory last() {
        return samples.getLast().memory();
    }

    int captures() {
        return samples.getLast().captures();
    }

    /** Captures a second. */
    double rate() {
        return captures() / samples.getLast().seconds();
    }

    /** Resident kilobytes gained since the first 1,000 captures: the median of the last five samples less that of the first five. */
    long gained() {
        List<Long> later = samples.stream()
                .filter(sample -> sample.captures() >= SETTLED)
                .map(sample -> sample.memory().resident())
                .toList();
        if (later.isEmpty()) {
            return 0;
        }
        int span = Math.min(SPAN, later.size());
        return median(later.subList(later.size() - span, later.size())) - median(later.subList(0, span));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Resident memory from the first sample to the last, between the least and the most. */
    String line() {
        List<Long> values =
                samples.stream().map(sample -> sample.memory().resident()).toList();
        long least = values.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (long value : values) {
            line.append(BARS.charAt((int) ((value - least) * (BARS.length() - 1) / Math.max(1, most - least))));
        }
        return line.toString();
    }

    void write(Path csv) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("captures,seconds,resident_kb,anonymous_kb,file_kb,threads,open_files");
        for (Sample sample : samples) {
            Memory memory = sample.memory();
            lines.add(sample.captures() + "," + Math.round(sample.seconds()) + "," + memory.resident() + ","
                    + memory.anonymous() + "," + memory.file() + "," + memory.threads() + "," + memory.openFiles());
        }
        Files.write(csv, lines);
    }
}
