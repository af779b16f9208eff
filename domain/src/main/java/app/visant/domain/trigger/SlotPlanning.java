package app.visant.domain.trigger;

import app.visant.domain.command.NewCommand;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.schedule.Plan;
import app.visant.domain.schedule.Planner;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.SkipReason;
import app.visant.domain.schedule.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the due slots of a schedule come to: triggers, and commands for those that are to be carried out. Depends on its
 * arguments alone.
 */
public final class SlotPlanning {
    /** How many slots of one schedule are planned in one step, so that one with a long outage does not hold up others. */
    public static final int MAX_SLOTS = 50;

    private SlotPlanning() {}

    /**
     * @param due the first slot that is not planned yet
     * @param device the status of the schedule's device: unless it is active, its slots are skipped
     * @param maxSlots how many slots at most, from 1
     */
    public static PlannedSlots plan(Schedule schedule, Instant due, DeviceStatus device, Instant now, int maxSlots) {
        Plan plan = Planner.plan(schedule, due, now, maxSlots);
        List<Issue> issue = new ArrayList<>();
        List<Trigger> skip = new ArrayList<>();
        plan.skip()
                .forEach(skipped ->
                        skip.add(trigger(schedule, skipped.slot(), now).skipped(words(skipped.reason()))));
        for (Slot slot : plan.fire()) {
            Trigger trigger = trigger(schedule, slot, now);
            if (device == DeviceStatus.ACTIVE) {
                issue.add(new Issue(trigger, TriggerNow.captureCommand(trigger, schedule.expiresAt(slot), false)));
            } else {
                skip.add(trigger.skipped("the device was " + device.name().toLowerCase(Locale.ROOT)));
            }
        }
        return new PlannedSlots(issue, skip, plan.next());
    }

    private static Trigger trigger(Schedule schedule, Slot slot, Instant now) {
        return Trigger.pending(
                slot.id(),
                schedule.organisation(),
                schedule.device(),
                TriggerType.SCHEDULED,
                schedule.label(),
                schedule.id(),
                slot.plannedAt(),
                now);
    }

    private static String words(SkipReason reason) {
        return switch (reason) {
            case EXPIRED -> "the cloud could not plan it before it expired";
            case SUPERSEDED -> "the cloud could not plan it in time, and a later one stands for it";
            case MISSED -> "the cloud could not plan it in time, and missed ones are not made up for";
        };
    }

    /** A trigger with the command that carries it out. */
    public record Issue(Trigger trigger, NewCommand command) {}

    /**
     * What is to be stored.
     *
     * @param nextDue the first slot after these, which may be due itself; empty if there is none ever
     */
    public record PlannedSlots(List<Issue> issue, List<Trigger> skip, Optional<Instant> nextDue) {
        public PlannedSlots {
            issue = List.copyOf(issue);
            skip = List.copyOf(skip);
        }
    }
}
