package app.visant.domain.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about the due slots of a schedule. Each is in exactly one of the two lists, both in order of time.
 *
 * @param fire the slots that become commands
 * @param skip the slots that don't, and why
 * @param nextDue the first slot that this plan says nothing of: where the next plan begins. It may itself be due
 *     already, if the plan had to stop early. Null if there is none ever
 */
public record Plan(
        List<Slot> fire, List<SkippedSlot> skip, @Nullable Instant nextDue) {
    public Plan {
        fire = List.copyOf(fire);
        skip = List.copyOf(skip);
    }

    /** The first slot that this plan says nothing of; empty if there is none ever. */
    public Optional<Instant> next() {
        return Optional.ofNullable(nextDue);
    }

    /** Whether the plan stopped before it came to {@code now}, so that planning goes on at once from {@link #next()}. */
    public boolean unfinishedAt(Instant now) {
        return nextDue != null && !nextDue.isAfter(now);
    }
}
