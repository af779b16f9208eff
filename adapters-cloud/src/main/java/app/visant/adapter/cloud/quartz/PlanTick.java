package app.visant.adapter.cloud.quartz;

import app.visant.domain.trigger.PlanTriggers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Plans what is due, and once more at the full second that follows: slots are full seconds, and so none waits for the
 * next tick.
 */
final class PlanTick implements Consumer<Instant> {
    /** Less than the second between two ticks, so that the next one does not find this one still running. */
    private static final Duration LENGTH = Duration.ofMillis(900);

    private final PlanTriggers planning;
    private final InstantSource clock;
    private final CountDownLatch stopping;

    /** @param stopping at zero, it comes to an end after the batch in hand */
    PlanTick(PlanTriggers planning, InstantSource clock, CountDownLatch stopping) {
        this.planning = planning;
        this.clock = clock;
        this.stopping = stopping;
    }

    @Override
    public void accept(Instant scheduled) {
        plan();
        Instant fullSecond = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        if (fullSecond.isBefore(scheduled.plus(LENGTH)) && reached(fullSecond)) {
            plan();
        }
    }

    private void plan() {
        boolean more = true;
        while (more && stopping.getCount() > 0) {
            more = planning.step().schedules() > 0;
        }
    }

    /** @return false if it is to stop before */
    private boolean reached(Instant moment) {
        try {
            Instant now = clock.instant();
            while (now.isBefore(moment)) {
                if (stopping.await(Duration.between(now, moment).toNanos(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
                now = clock.instant();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
