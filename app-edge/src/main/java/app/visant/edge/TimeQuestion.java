package app.visant.edge;

import app.visant.adapter.edge.http.CloudAnswer;
import app.visant.domain.edge.clock.CloudTime;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks the cloud for its time, at most once in a while. Safe for threads: they wait for the one that asks. */
final class TimeQuestion implements Runnable {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** The cloud tells this time cut to seconds. */
    private static final long CUT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<CloudAnswer> cloud;
    private final CloudTime time;
    private long notBefore = System.nanoTime();

    TimeQuestion(Supplier<CloudAnswer> cloud, CloudTime time) {
        this.cloud = cloud;
        this.time = time;
    }

    @Override
    public synchronized void run() {
        long asked = System.nanoTime();
        if (asked - notBefore < 0) {
            return;
        }
        CloudAnswer answer = cloud.get();
        long answered = System.nanoTime();
        if (answer instanceof CloudAnswer.Served served && served.clocks() != null) {
            time.told(asked - CUT_NANOS, served.clocks().server(), answered);
        }
        notBefore = answered + PAUSE.toNanos();
    }
}
