package app.visant.domain.trigger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the schedules whose next slot is due, of all organisations. Safe for use by many threads and instances at once;
 * what they make is durable on return.
 */
public interface DueSchedules {
    /**
     * Takes due schedules that nobody else has in hand, the longest due first, plans their slots by {@link SlotPlanning},
     * and stores triggers, commands and the schedules' next due moments in one step. A slot that has its trigger already
     * makes nothing.
     *
     * @param max how many schedules at most, from 1
     */
    Planned planDue(Instant now, int max);

    /** The planned moment of the slot that is due first, past or future; empty if there is none. */
    Optional<Instant> nextDue();

    /**
     * What one step made.
     *
     * @param schedules how many schedules were taken; 0 if nothing is due that nobody else has in hand
     * @param triggers the new triggers, pending and skipped, for each device in the order of its log
     */
    record Planned(int schedules, List<Trigger> triggers) {
        public static final Planned NOTHING = new Planned(0, List.of());

        public Planned {
            triggers = List.copyOf(triggers);
        }
    }
}
