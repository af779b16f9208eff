package app.visant.cloud.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** One line that says how it goes: in a terminal always the same line, in a file a new one now and then. */
final class Progress {
    private static final Duration PAUSE_IN_A_FILE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    private String shown = "";
    private long shownAt = System.nanoTime() - PAUSE_IN_A_FILE.toNanos();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void show(String line) {
        if (line.equals(shown) || (!terminal && System.nanoTime() - shownAt < PAUSE_IN_A_FILE.toNanos())) {
            return;
        }
        shown = line;
        shownAt = System.nanoTime();
        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** What is printed next begins a line of its own. */
    synchronized void done() {
        if (terminal && !shown.isEmpty()) {
            out.println();
        }
        shown = "";
    }
}
