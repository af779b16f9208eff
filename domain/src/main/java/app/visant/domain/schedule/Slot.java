package app.visant.domain.schedule;

import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.TriggerId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One planned moment of one version of a schedule. Its id follows from these three alone, so that everybody who knows
 * the schedule gives the slot the same name.
 *
 * @param version from 1
 * @param plannedAt whole seconds, from the year 1970 to the year 9999
 */
public record Slot(ScheduleId schedule, int version, Instant plannedAt) {
    static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern FORM =
            Pattern.compile("sched_([0-9a-f-]{36})_v([1-9][0-9]{0,9})_([0-9]{8}T[0-9]{6}Z)");

    /** @throws IllegalArgumentException if one of them is out of its range */
    public Slot {
        if (version < 1) {
            throw new IllegalArgumentException("a slot's version is at least 1, not " + version);
        }
        if (!plannedAt.truncatedTo(ChronoUnit.SECONDS).equals(plannedAt)
                || plannedAt.isBefore(Instant.EPOCH)
                || plannedAt.isAfter(LAST)) {
            throw new IllegalArgumentException("a slot is a whole second from 1970 to 9999, not " + plannedAt);
        }
    }

    /** For example {@code sched_123e4567-e89b-42d3-a456-426614174000_v3_20251109T140530Z}. */
    public TriggerId id() {
        return new TriggerId("sched_" + schedule + "_v" + version + "_" + STAMP.format(plannedAt));
    }

    /** The slot of an id made by {@link #id()}; empty for any other, such as a manual trigger's. */
    public static Optional<Slot> parse(TriggerId id) {
        Matcher matcher = FORM.matcher(id.value());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant plannedAt = LocalDateTime.parse(matcher.group(3), STAMP).toInstant(ZoneOffset.UTC);
            ScheduleId schedule = new ScheduleId(UUID.fromString(matcher.group(1)));
            Slot slot = new Slot(schedule, Integer.parseInt(matcher.group(2)), plannedAt);
            return slot.id().equals(id) ? Optional.of(slot) : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException notMadeByUs) {
            return Optional.empty();
        }
    }
}
