package app.visant.domain.schedule;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One version of a rule by which a device takes pictures. The slots of version n are those from its
 * {@code effectiveFrom} on and before that of version n + 1.
 *
 * @param label what its captures are labelled with, 1 to 64 characters
 * @param windows slots outside of all of these are no slots; none means always
 * @param expiry how long a slot's command stays valid after its planned moment, from 1 s to 366 days
 * @param enabled a disabled schedule has no slots
 * @param version from 1
 * @param effectiveFrom no slot of this version is earlier; from the year 1970 to the year 9999
 */
public record Schedule(
        ScheduleId id,
        OrganisationId organisation,
        DeviceId device,
        String label,
        Recurrence recurrence,
        List<Window> windows,
        MisfirePolicy misfire,
        Duration expiry,
        boolean enabled,
        int version,
        Instant effectiveFrom) {
    /** The label of the one schedule that a device's {@code config.trigger} is a view of. */
    public static final String SCHEDULED_INTERVAL = "scheduled_interval";

    /** @throws InvalidInput if what a person decides is out of its range */
    public Schedule {
        windows = new ScheduleDraft(label, recurrence, windows, misfire, expiry, enabled).windows();
        if (version < 1) {
            throw new IllegalArgumentException("a schedule's version is at least 1, not " + version);
        }
        if (effectiveFrom.isBefore(Instant.EPOCH) || effectiveFrom.isAfter(Slot.LAST)) {
            throw new IllegalArgumentException("a schedule takes effect from 1970 to 9999, not " + effectiveFrom);
        }
    }

    /** The first version, whose slots are after {@code now}. */
    public static Schedule create(
            ScheduleId id, OrganisationId organisation, DeviceId device, ScheduleDraft draft, Instant now) {
        return of(id, organisation, device, draft, 1, secondAfter(now));
    }

    /**
     * The next version, or this one if the draft changes nothing. Slots up to {@code now} belong to this version, later
     * ones to the next, so that no moment has two slots. Whoever stores the next version has first to plan this one's
     * slots up to {@code now}, in the same transaction.
     *
     * @param now of the clock that plans the slots; if it was put back, the next version still begins after this one
     */
    public Schedule edited(ScheduleDraft draft, Instant now) {
        if (draft.equals(draft())) {
            return this;
        }
        Instant from = secondAfter(now);
        return of(id, organisation, device, draft, version + 1, from.isBefore(effectiveFrom) ? effectiveFrom : from);
    }

    /** The next version with another interval, in phase with this one if it has an interval already. */
    public Schedule withInterval(Duration every, boolean enabledThen, Instant now) {
        Recurrence then = intervalInPhase(every, now);
        Duration valid = expiry.equals(ScheduleDraft.defaultExpiry(recurrence, now))
                ? ScheduleDraft.defaultExpiry(then, now)
                : expiry;
        return edited(new ScheduleDraft(label, then, windows, misfire, valid, enabledThen), now);
    }

    /** An interval in phase with this schedule if that is one of an interval; else one that begins now. */
    public Recurrence.Interval intervalInPhase(Duration every, Instant now) {
        return switch (recurrence) {
            case Recurrence.Interval present -> new Recurrence.Interval(every, present.anchor());
            case Recurrence.Cron cron -> new Recurrence.Interval(every, now);
        };
    }

    /** What a person decided about this version. */
    public ScheduleDraft draft() {
        return new ScheduleDraft(label, recurrence, windows, misfire, expiry, enabled);
    }

    /** The zone of the cron expression, else of the windows, else UTC. */
    public ZoneId zone() {
        return draft().zone();
    }

    /** When the command of a slot of this schedule stops being valid. */
    public Instant expiresAt(Slot slot) {
        return slot.plannedAt().plus(expiry);
    }

    private static Schedule of(
            ScheduleId id,
            OrganisationId organisation,
            DeviceId device,
            ScheduleDraft draft,
            int version,
            Instant effectiveFrom) {
        return new Schedule(
                id,
                organisation,
                device,
                draft.label(),
                draft.recurrence(),
                draft.windows(),
                draft.misfire(),
                draft.expiry(),
                draft.enabled(),
                version,
                effectiveFrom);
    }

    private static Instant secondAfter(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}
