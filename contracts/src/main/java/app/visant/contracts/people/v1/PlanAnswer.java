package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation has of time and of device slots.
 *
 * @param plan {@code trial}, {@code months} or {@code endless}
 * @param inForce whether something new may be begun: a device taken in, a picture asked for, a schedule made
 * @param deviceSlotsUsed by devices that the caller reaches
 */
public record PlanAnswer(
        String plan, @Nullable Instant endsAt, boolean inForce, int deviceSlots, long deviceSlotsUsed) {
    public PlanAnswer {
        requireNonNull(plan, "plan");
    }
}
