package app.visant.edge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.edge.bench.FormBench.Idle;
import app.visant.edge.bench.FormBench.Starts;
import app.visant.edge.bench.Growth.Sample;
import app.visant.edge.bench.ProcessFigures.Memory;
import app.visant.edge.bench.ProcessFigures.Work;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureTableTest {
    private static final Form NATIVE = new Form(Form.NATIVE, List.of(), List.of());
    private static final Form JVM = new Form("JVM", List.of(), List.of());
    private static final int FAST = 40;
    private static final int SLOW = 400;
    private static final int SMALL = 30_000;
    private static final int LARGE = 300_000;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void saysThatTheNativeFormMeetsEveryBound() {
        assertThat(print(figures(NATIVE, FAST, SMALL))).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(" — met").doesNotContain("NOT met");
    }

    @Test
    void saysThatTheNativeFormMissesABound() {
        assertThat(print(figures(NATIVE, SLOW, SMALL))).isFalse();
        assertThat(print(figures(NATIVE, FAST, LARGE))).isFalse();
    }

    @Test
    void holdsTheJvmsFormToNoBound() {
        assertThat(print(figures(NATIVE, FAST, SMALL), figures(JVM, SLOW, LARGE)))
                .isTrue();
    }

    private boolean print(Figures... forms) {
        return FigureTable.print(List.of(forms), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static Figures figures(Form form, int connectMillis, int kilobytes) {
        Times times = new Times(List.of(connectMillis * 1_000_000L));
        Memory memory = new Memory(kilobytes, kilobytes, 0, kilobytes, 10, 20);
        Starts starts = new Starts(times, times);
        Idle idle = new Idle(60, new Work(0, 0, 0), memory);
        Growth growth = new Growth(memory, List.of(new Sample(10_000, 60, memory)), 0);
        return new Figures(form, starts, times, starts, idle, growth, growth, times, times);
    }
}
