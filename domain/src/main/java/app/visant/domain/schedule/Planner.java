package app.visant.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a schedule into slots. Depends on its arguments alone; its cost does not grow with the time that has passed. */
public final class Planner {
    /** A slot that is due for longer than this was missed, and the misfire policy decides about it. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    /** How many closed windows are looked behind before a schedule counts as one that never comes. */
    private static final int MAX_CLOSED = 20_000;

    private Planner() {}

    /** The first planned moment of this version; empty if it is disabled or has none. */
    public static Optional<Instant> first(Schedule schedule) {
        return next(schedule, Instant.EPOCH.minusNanos(1));
    }

    /**
     * The first planned moment of this version after another.
     *
     * @return a whole second; empty if the schedule is disabled, or has no moment until the year 9999, or none within its
     *     windows for 41 years or 20,000 openings
     */
    public static Optional<Instant> next(Schedule schedule, Instant after) {
        if (!schedule.enabled()) {
            return Optional.empty();
        }
        Instant beforeFirst = schedule.effectiveFrom().minusNanos(1);
        Instant cursor = after.isBefore(beforeFirst) ? beforeFirst : after;
        if (!cursor.isBefore(Slot.LAST)) {
            return Optional.empty();
        }
        Instant limit = cursor.plus(Duration.ofDays(366L * CronExpression.SEARCH_YEARS));
        for (int closed = 0; closed < MAX_CLOSED; closed++) {
            Optional<Instant> moment = schedule.recurrence().next(cursor);
            if (moment.isEmpty() || moment.get().isAfter(limit) || moment.get().isAfter(Slot.LAST)) {
                return Optional.empty();
            }
            if (open(schedule, moment.get())) {
                return moment;
            }
            cursor = mayOpenAfter(schedule, moment.get()).minusNanos(1);
        }
        return Optional.empty();
    }

    /**
     * The next planned moments of this version after another, in order, for a preview.
     *
     * @param count how many at most, from 0
     */
    public static List<Instant> upcoming(Schedule schedule, Instant after, int count) {
        List<Instant> moments = new ArrayList<>();
        Optional<Instant> moment = count > 0 ? next(schedule, after) : Optional.empty();
        while (moment.isPresent()) {
            moments.add(moment.get());
            moment = moments.size() < count ? next(schedule, moment.get()) : Optional.empty();
        }
        return List.copyOf(moments);
    }

    /**
     * What to do about the slots from {@code from} up to {@code now}, both inclusive. A slot that has expired is skipped;
     * one that is due for at most {@link #GRACE} fires; about the others the misfire policy decides. If there are more
     * than {@code max} slots, the earliest are planned and the plan says where to go on; planned on from there with the
     * same {@code now}, the pieces together are what one large plan would be.
     *
     * @param from where the last plan said to go on ({@link Plan#next()}), at first {@link #first(Schedule)}
     * @param max at least 1
     */
    public static Plan plan(Schedule schedule, Instant from, Instant now, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("a plan has room for at least one slot, not " + max);
        }
        List<Slot> fire = new ArrayList<>();
        List<SkippedSlot> skip = new ArrayList<>();
        Optional<Instant> due = next(schedule, from.minusNanos(1));
        for (int planned = 0; planned < max && due.isPresent() && !due.get().isAfter(now); planned++) {
            Slot slot = new Slot(schedule.id(), schedule.version(), due.get());
            Optional<Instant> following = next(schedule, slot.plannedAt());
            Optional<SkipReason> reason = reasonToSkip(schedule, slot, following, now);
            if (reason.isPresent()) {
                skip.add(new SkippedSlot(slot, reason.get()));
            } else {
                fire.add(slot);
            }
            due = following;
        }
        return new Plan(fire, skip, due.orElse(null));
    }

    private static Optional<SkipReason> reasonToSkip(
            Schedule schedule, Slot slot, Optional<Instant> following, Instant now) {
        if (!schedule.expiresAt(slot).isAfter(now)) {
            return Optional.of(SkipReason.EXPIRED);
        }
        if (!missed(slot.plannedAt(), now)) {
            return Optional.empty();
        }
        return switch (schedule.misfire()) {
            case ALL -> Optional.empty();
            case ONE -> following.filter(later -> missed(later, now)).map(later -> SkipReason.SUPERSEDED);
            case SKIP -> Optional.of(SkipReason.MISSED);
        };
    }

    private static boolean missed(Instant plannedAt, Instant now) {
        return plannedAt.isBefore(now.minus(GRACE));
    }

    private static boolean open(Schedule schedule, Instant moment) {
        List<Window> windows = schedule.windows();
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(moment));
    }

    private static Instant mayOpenAfter(Schedule schedule, Instant shut) {
        return schedule.windows().stream()
                .map(window -> window.mayOpenAfter(shut))
                .reduce((one, other) -> one.isBefore(other) ? one : other)
                .orElseThrow();
    }
}
