package app.visant.edge.bench;

import static app.visant.edge.bench.ProcessFigures.megabytes;

import app.visant.edge.bench.ProcessFigures.Memory;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures as a Markdown table, one column for each form, and what they mean. */
final class FigureTable {
    private static final double MUST_CONNECT_MILLIS = 60;
    private static final double MUST_RESIDENT = 50;
    private static final double MUST_RESIDENT_OPENCV = 80;
    private static final double MUST_GAIN = 1;
    private static final int MUST_CAPTURES = 10_000;

    private final List<Figures> forms;
    private final PrintStream out;
    private boolean missed;

    private FigureTable(List<Figures> forms, PrintStream out) {
        this.forms = forms;
        this.out = out;
    }

    /** Returns whether the native form misses no bound. */
    static boolean print(List<Figures> forms, PrintStream out) {
        FigureTable table = new FigureTable(forms, out);
        table.row("", "must", of -> of.form().name());
        out.println("| --- | --- |" + " --- |".repeat(forms.size()));
        table.times();
        table.work();
        table.memory("file camera", MUST_RESIDENT, Figures::fileGrowth);
        table.memory("OpenCV camera", MUST_RESIDENT_OPENCV, Figures::openCvGrowth);
        table.row(
                "installed, MB",
                "",
                of -> of.form().sizes().stream()
                        .map(part -> part.name() + " " + number(part.bytes() / 1e6))
                        .collect(Collectors.joining(", ")));
        table.lines();
        out.println(LEGEND);
        return !table.missed;
    }

    private void times() {
        must(
                "start to connected, file camera: least / p50 / p90 / most, ms",
                "p90 < 60",
                of -> of.fileStarts().connected().shown(0, 50, 90, 100),
                of -> of.fileStarts().connected().millis(90) < MUST_CONNECT_MILLIS);
        row(
                "the same with the OpenCV camera, ms",
                "",
                of -> of.openCvStarts().connected().shown(0, 50, 90, 100));
        row(
                "the same for a new device, file camera, ms",
                "",
                of -> of.firstStarts().shown(0, 50, 90, 100));
        row(
                "SIGTERM to end, file camera: p50 / most, ms",
                "",
                of -> of.fileStarts().stop().shown(50, 100));
        row(
                "command read to picture encoded, file camera: first; p50 / p90 / most, ms",
                "",
                of -> pictures(of.filePictures()));
        row("the same with the OpenCV camera, ms", "", of -> pictures(of.openCvPictures()));
    }

    private static String pictures(Times times) {
        return times.first().shown(0) + "; " + times.shown(50, 90, 100);
    }

    private void work() {
        row("processor time while idle, ms a minute (of one processor)", "", of -> {
            double milliseconds = of.idle().work().millis() * 60 / of.idle().seconds();
            return number(milliseconds) + String.format(Locale.ROOT, " (%.3f %%)", milliseconds / 600);
        });
        row(
                "voluntary context switches while idle, a second",
                "",
                of -> number(of.idle().work().voluntarySwitches() / of.idle().seconds()));
        must(
                "resident after the idle time, file camera (anonymous, files), MB",
                "< 50",
                of -> memory(of.idle().memory()),
                of -> megabytes(of.idle().memory().resident()) < MUST_RESIDENT);
    }

    private void memory(String camera, double most, Function<Figures, Growth> growth) {
        row(
                camera + ": resident before the first capture, MB",
                "",
                of -> memory(growth.apply(of).before()));
        row(
                camera + ": after " + Growth.SETTLED + " captures, MB",
                "< " + Math.round(most),
                of -> memory(growth.apply(of).settled())
                        + verdict(
                                of,
                                growth.apply(of),
                                Growth.SETTLED,
                                megabytes(growth.apply(of).settled().resident()) < most));
        row(
                camera + ": after all captures; highest, MB",
                "",
                of -> memory(growth.apply(of).last()) + "; "
                        + number(megabytes(growth.apply(of).last().highest())));
        row(camera + ": gained since " + Growth.SETTLED + " captures, MB", "≤ " + Math.round(MUST_GAIN), of -> {
            double gained = megabytes(growth.apply(of).gained());
            return number(gained) + verdict(of, growth.apply(of), MUST_CAPTURES, gained <= MUST_GAIN);
        });
        row(
                camera + ": threads, open files before; after",
                "",
                of -> counts(growth.apply(of).before()) + "; "
                        + counts(growth.apply(of).last()));
        row(
                camera + ": captures uploaded, a second, failed",
                "",
                of -> String.format(
                        Locale.ROOT,
                        "%d, %.0f, %d",
                        growth.apply(of).captures() - growth.apply(of).failures(),
                        growth.apply(of).rate(),
                        growth.apply(of).failures()));
    }

    private static String memory(Memory memory) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f, %.1f)",
                megabytes(memory.resident()),
                megabytes(memory.anonymous()),
                megabytes(memory.file()));
    }

    private static String counts(Memory memory) {
        return memory.threads() + ", " + memory.openFiles();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A figure that the native form has to reach. */
    private void must(String name, String bound, Function<Figures, String> value, Predicate<Figures> met) {
        row(name, bound, of -> value.apply(of) + verdict(of, met.test(of)));
    }

    /** @param least captures that there must be for a judgement */
    private String verdict(Figures of, Growth growth, int least, boolean met) {
        return growth.captures() < least ? " — of " + growth.captures() + " captures only" : verdict(of, met);
    }

    private String verdict(Figures of, boolean met) {
        missed |= !met && of.form().isNative();
        return met ? " — met" : " — NOT met";
    }

    private void row(String name, String bound, Function<Figures, String> value) {
        out.println("| " + name + " | " + bound + " | "
                + forms.stream().map(value).collect(Collectors.joining(" | ")) + " |");
    }

    private void lines() {
        out.println();
        for (Figures of : forms) {
            out.println(of.form().name() + ", resident over the captures, file camera:   "
                    + of.fileGrowth().line());
            out.println(of.form().name() + ", resident over the captures, OpenCV camera: "
                    + of.openCvGrowth().line());
        }
        out.println();
    }

    private static final String LEGEND = """
            Start to connected: from before the process is made (by this Java program) until its line "Connection confirmed by server",
            which it says when the cloud's first event has come, was read from its pipe. File camera: a folder of JPEGs. OpenCV camera: Motion JPEG,
            decoded and encoded again, 768x576. Command read: from the stream, before it is written into the journal, on an idle edge; the
            edge logs more for this figure only. Memory: VmRSS of /proc/PID/status; 1 MB is 1,000,000 bytes; while it works, a sample each 250
            captures, also in app-edge/target/bench/*.csv. Gained: median of the last five samples less that of the first five from 1,000 captures on.
            Processor time: by the scheduler's count, with that of ended threads in steps of 10 ms. JVM: java -Xmx64m -XX:+UseSerialGC -jar; a JDK
            has to be installed as well. The cloud, its PostgreSQL and this program run on the same machine.""";
}
