package app.visant.edge.bench;

import app.visant.edge.bench.ProcessFigures.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at an edge's memory again and again while it works. */
final class Sampler implements MeasuredEdge.Listener {
    private static final int EACH = 250;
    private static final int TOLD = 1000;

    private final MeasuredEdge.Listener next;
    private final int captures;
    private final Consumer<String> progress;
    private final List<Growth.Sample> samples = new ArrayList<>();
    private long begun;

    /**
     * @param next is told of each command too, afterwards
     * @param captures after which there is a last sample
     * @param progress for people
     */
    Sampler(MeasuredEdge.Listener next, int captures, Consumer<String> progress) {
        this.next = next;
        this.captures = captures;
        this.progress = progress;
    }

    synchronized void begin() {
        begun = System.nanoTime();
    }

    @Override
    public void ended(MeasuredEdge edge, int commands) {
        if (commands % EACH == 0 || commands == captures) {
            sample(edge, commands);
        }
        next.ended(edge, commands);
    }

    private synchronized void sample(MeasuredEdge edge, int commands) {
        Memory memory = edge.figures().memory();
        double seconds = (System.nanoTime() - begun) / 1e9;
        samples.add(new Growth.Sample(commands, seconds, memory));
        if (commands % TOLD == 0 || commands == captures) {
            progress.accept(commands + " after " + Math.round(seconds) + " s; " + memory);
        }
    }

    synchronized Growth growth(Memory before, int failures) {
        return new Growth(before, samples, failures);
    }
}
