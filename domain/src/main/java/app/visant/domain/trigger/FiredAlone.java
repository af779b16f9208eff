package app.visant.domain.trigger;

import app.visant.domain.schedule.Planner;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Slot;
import java.time.Instant;
import java.util.Optional;

/** Slots that a device fired by itself, because it did not hear the cloud, and that the cloud has not planned. */
public final class FiredAlone {
    private FiredAlone() {}

    /**
     * The trigger, pending, of a slot that a device fired. Of older versions the device may have fired slots after it was
     * edited here: they are taken for what they are.
     *
     * @param newest the newest version of the slot's schedule, or its last one if it was deleted
     * @return empty if the schedule does not have that slot
     */
    public static Optional<Trigger> trigger(Schedule newest, Slot slot, Instant now) {
        boolean has = slot.schedule().equals(newest.id())
                && (slot.version() < newest.version()
                        || (slot.version() == newest.version() && isPlanned(newest, slot)));
        return has
                ? Optional.of(Trigger.pending(
                        slot.id(),
                        newest.organisation(),
                        newest.device(),
                        TriggerType.SCHEDULED,
                        newest.label(),
                        newest.id(),
                        slot.plannedAt(),
                        now))
                : Optional.empty();
    }

    private static boolean isPlanned(Schedule schedule, Slot slot) {
        return Planner.next(schedule, slot.plannedAt().minusNanos(1))
                .filter(slot.plannedAt()::equals)
                .isPresent();
    }
}
