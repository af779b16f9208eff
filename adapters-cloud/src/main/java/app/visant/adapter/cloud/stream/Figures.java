package app.visant.adapter.cloud.stream;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.time.Duration;

/** What is counted of the streams. */
record Figures(Counter delivered, Counter slowReaders, Timer wakeToWrite) {
    static Figures in(MetricRegistry metrics) {
        return new Figures(
                metrics.counter("visant.commands.delivered"),
                metrics.counter("visant.streams.slow_readers"),
                metrics.timer("visant.commands.wake_to_write"));
    }

    void delivered(int commands, long nanosSinceWake) {
        delivered.inc(commands);
        wakeToWrite.update(Duration.ofNanos(nanosSinceWake));
    }
}
