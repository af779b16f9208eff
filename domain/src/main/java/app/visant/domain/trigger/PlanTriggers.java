package app.visant.domain.trigger;

import app.visant.domain.command.Wakeups;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.live.LiveEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns due slots into triggers and commands. Any number of instances may do so at the same time. */
public final class PlanTriggers {
    private static final int BATCH = 500;

    private final DueSchedules due;
    private final Wakeups wakeups;
    private final LiveEvents live;
    private final InstantSource clock;

    public PlanTriggers(DueSchedules due, Wakeups wakeups, LiveEvents live, InstantSource clock) {
        this.due = due;
        this.wakeups = wakeups;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Plans until nothing is due any more.
     *
     * @return how many triggers were made
     */
    public int run() {
        int made = 0;
        DueSchedules.Planned planned;
        do {
            planned = step();
            made += planned.triggers().size();
        } while (planned.schedules() > 0);
        return made;
    }

    /** Plans one batch; it is the last one if it took no schedule. */
    public DueSchedules.Planned step() {
        DueSchedules.Planned planned = due.planDue(clock.instant(), BATCH);
        Set<DeviceId> devices = planned.triggers().stream()
                .filter(trigger -> trigger.state().isOpen())
                .map(Trigger::device)
                .collect(Collectors.toSet());
        if (!devices.isEmpty()) {
            wakeups.wake(devices);
        }
        planned.triggers().forEach(trigger -> live.publish(TriggerChanged.of(trigger)));
        return planned;
    }

    /** For how long the oldest slot has been due without being planned; zero if none is. */
    public Duration behind() {
        Instant now = clock.instant();
        Optional<Instant> oldest = due.nextDue().filter(next -> next.isBefore(now));
        return oldest.map(next -> Duration.between(next, now)).orElse(Duration.ZERO);
    }
}
