package app.visant.edge;

import app.visant.domain.edge.clock.CloudTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the cloud for its time, at most once in a while. Safe for threads: they wait for the one that asks. */
final class TimeQuestion implements Runnable {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Supplier<Optional<Instant>> cloud;
    private final CloudTime time;
    private long notBefore = System.nanoTime();

    TimeQuestion(Supplier<Optional<Instant>> cloud, CloudTime time) {
        this.cloud = cloud;
        this.time = time;
    }

    @Override
    public synchronized void run() {
        long asked = System.nanoTime();
        if (asked - notBefore < 0) {
            return;
        }
        Optional<Instant> told = cloud.get();
        long answered = System.nanoTime();
        told.ifPresent(at -> time.told(asked, at, answered));
        notBefore = answered + PAUSE.toNanos();
    }
}
