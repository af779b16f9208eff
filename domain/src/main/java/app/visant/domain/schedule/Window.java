package app.visant.domain.schedule;

import app.visant.domain.kernel.InvalidInput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Set;

/**
 * Hours of the week, by the clock on the wall.
 *
 * @param days the days on which the window opens, at least one
 * @param from when it opens, inclusive, whole seconds
 * @param to when it closes, exclusive, whole seconds; not after {@code from}: on the next day, so that {@code 22:00} to
 *     {@code 06:00} is a night and equal times are 24 hours
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    /** @throws InvalidInput for field {@code windows} if there is no day, or a time is finer than a second */
    public Window {
        if (days.isEmpty()) {
            throw new InvalidInput("windows", "each must name at least one day of the week");
        }
        if (!wholeSeconds(from) || !wholeSeconds(to)) {
            throw new InvalidInput("windows", "must open and close at whole seconds");
        }
        days = Set.copyOf(days);
    }

    /** Whether the wall clock is within the window at an instant. */
    public boolean contains(Instant instant) {
        ZonedDateTime reading = instant.atZone(zone);
        LocalTime time = reading.toLocalTime();
        DayOfWeek day = reading.getDayOfWeek();
        boolean opened = days.contains(day) && !time.isBefore(from);
        if (from.isBefore(to)) {
            return opened && time.isBefore(to);
        }
        return opened || (days.contains(day.minus(1)) && time.isBefore(to));
    }

    /** An instant after another before which the window does not open; it may still be shut then. */
    Instant mayOpenAfter(Instant shut) {
        ZoneRules rules = zone.getRules();
        Instant opening = openingAfter(shut, rules);
        ZoneOffsetTransition change = rules.nextTransition(shut);
        return change != null && change.getInstant().isBefore(opening) ? change.getInstant() : opening;
    }

    private Instant openingAfter(Instant shut, ZoneRules rules) {
        LocalDate date = LocalDate.ofInstant(shut, zone);
        while (true) {
            if (days.contains(date.getDayOfWeek())) {
                LocalDateTime reading = date.atTime(from);
                Instant first = WallClock.firstInstantOf(reading, rules);
                if (first.isAfter(shut)) {
                    return first;
                }
                for (ZoneOffset offset : rules.getValidOffsets(reading)) {
                    if (reading.toInstant(offset).isAfter(shut)) {
                        return reading.toInstant(offset);
                    }
                }
            }
            date = date.plusDays(1);
        }
    }

    private static boolean wholeSeconds(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
