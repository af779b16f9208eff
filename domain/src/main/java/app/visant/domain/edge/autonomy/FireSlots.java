package app.visant.domain.edge.autonomy;

import app.visant.domain.edge.autonomy.KeptSchedules.Kept;
import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Plan;
import app.visant.domain.schedule.Planner;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Fires the slots of the kept schedules while the cloud is not heard. A slot is a capture command in the journal, named by its slot, where
 * it is the same as the one that the cloud has sent or will send. What slots were missed, by the planner's rules, the misfire policy decides about.
 * One thread at a time.
 */
public final class FireSlots {
    /** The cloud says something every 25 s: after this time it has missed three turns. */
    public static final Duration DEFAULT_AFTER = Duration.ofSeconds(90);

    /** When so many commands wait for the camera, the slots wait. */
    static final int MAX_WAITING = 50;

    /** How long the thread rests at most while the device is alone: its clock may be set meanwhile. */
    static final Duration LONGEST_REST = Duration.ofSeconds(30);

    /** Of a schedule that makes up for few missed slots or none, so many are looked at in one step. */
    private static final int MAX_SKIPPED = 10_000;

    private static final Duration BUSY = Duration.ofSeconds(1);

    private final KeptSchedules kept;
    private final Hearing hearing;
    private final CommandJournal journal;
    private final InstantSource clock;
    private final Duration after;

    /**
     * @param clock this device's, for the journal
     * @param after how long the cloud must be silent
     */
    public FireSlots(KeptSchedules kept, Hearing hearing, CommandJournal journal, InstantSource clock, Duration after) {
        this.kept = kept;
        this.hearing = hearing;
        this.journal = journal;
        this.clock = clock;
        this.after = after;
    }

    /**
     * @param alone whether the cloud is not heard
     * @param fired how many commands were put into the journal
     * @param pause how long nothing is to be done
     */
    public record Turn(boolean alone, int fired, Duration pause) {}

    /** Whether the cloud is not heard. Any thread. */
    public boolean isAlone() {
        return hearing.silence().compareTo(after) >= 0;
    }

    /** Fires what is due. */
    public Turn fire() {
        Duration silence = hearing.silence();
        if (silence.compareTo(after) < 0) {
            return new Turn(false, 0, after.minus(silence));
        }
        Instant now = hearing.now();
        int room = MAX_WAITING - journal.waiting(MAX_WAITING).size();
        int fired = 0;
        Duration pause = LONGEST_REST;
        for (Kept each : kept.all()) {
            if (fired >= room) {
                return new Turn(true, fired, BUSY);
            }
            int max = each.schedule().misfire() == MisfirePolicy.ALL ? room - fired : MAX_SKIPPED;
            Plan plan = Planner.plan(each.schedule(), start(each, now), now, max);
            fired += fire(each.schedule(), plan, now);
            Duration next = pause(plan, now);
            pause = next.compareTo(pause) < 0 ? next : pause;
        }
        return new Turn(true, fired, pause);
    }

    /**
     * The first moment that may not have been attended to: what was fired here, what the cloud has sent, and what has expired is over.
     * What was fired at a time that is yet to come was fired by a wrong clock, and does not count.
     */
    private Instant start(Kept each, Instant now) {
        Instant start = hearing.heardAt()
                .filter(heard -> !heard.isAfter(now))
                .orElse(now)
                .minus(Planner.GRACE);
        Instant fired = each.firedBefore();
        if (fired != null && fired.isAfter(start) && !fired.isAfter(now.plusSeconds(1))) {
            start = fired;
        }
        Instant expired = now.minus(each.schedule().expiry());
        return expired.isAfter(start) ? expired : start;
    }

    /** Issued when they were planned: the ledger begins no later than the cloud's, whoever was first. */
    private int fire(Schedule schedule, Plan plan, Instant now) {
        int fired = 0;
        for (Slot slot : plan.fire()) {
            EdgeCommand command = new EdgeCommand(
                    new CommandId(slot.id().value()),
                    0,
                    new Task.Capture(slot.id(), schedule.label(), TriggerKind.SCHEDULED),
                    slot.plannedAt(),
                    schedule.expiresAt(slot));
            if (journal.accept(command, clock.instant()) instanceof Acceptance.First) {
                fired++;
            }
        }
        if (!plan.fire().isEmpty() || plan.unfinishedAt(now)) {
            kept.firedBefore(schedule.id(), attended(plan, now));
        }
        return fired;
    }

    /** Slots are whole seconds. */
    private static Instant attended(Plan plan, Instant now) {
        Instant whole = Instant.ofEpochSecond(now.getEpochSecond() + 1);
        return plan.next().filter(next -> next.isBefore(whole)).orElse(whole);
    }

    private static Duration pause(Plan plan, Instant now) {
        Optional<Instant> next = plan.next();
        if (next.isEmpty()) {
            return LONGEST_REST;
        }
        return next.get().isAfter(now) ? Duration.between(now, next.get()) : Duration.ZERO;
    }
}
