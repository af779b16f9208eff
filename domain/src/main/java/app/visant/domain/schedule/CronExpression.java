package app.visant.domain.schedule;

import app.visant.domain.kernel.InvalidInput;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A five-field cron expression: minute, hour, day of month, month, day of week, as in crontab(5). No zone: see
 * {@link Recurrence.Cron}. Two are equal if their texts are (apart from blanks and case).
 *
 * <ul>
 *   <li>A field is {@code *} or a list of values and ranges, each with an optional step: {@code 0,30}, {@code 8-18},
 *       {@code *}{@code /5}, {@code 10-50/20}; {@code 5/15} is short for "from 5 to the end by 15".
 *   <li>Months and days of the week may be named, {@code JAN} to {@code DEC} and {@code SUN} to {@code SAT}, in any case.
 *       Sunday is 0 or 7, and also the end of a range: {@code SAT-SUN}.
 *   <li>A range may not run backwards: {@code 22-2} is written {@code 22-23,0-2}.
 *   <li>If day of month and day of week are both restricted, a day that fits either of them is meant; a field that
 *       begins with {@code *} is not restricted, and then both must fit.
 *   <li>{@code @hourly}, {@code @daily}, {@code @midnight}, {@code @weekly}, {@code @monthly}, {@code @yearly} and
 *       {@code @annually} stand for their usual expressions.
 * </ul>
 */
public final class CronExpression {
    /** No expression waits longer: a 29 February on a given weekday comes after at most 40 years. */
    static final int SEARCH_YEARS = 41;

    static final String FIELD = "cron_expression";

    private static final int MAX_LENGTH = 256;
    private static final long EVERY_HOUR = (1L << 24) - 1;
    private static final Map<String, String> ALIASES = Map.of(
            "@HOURLY", "0 * * * *",
            "@DAILY", "0 0 * * *",
            "@MIDNIGHT", "0 0 * * *",
            "@WEEKLY", "0 0 * * 0",
            "@MONTHLY", "0 0 1 * *",
            "@YEARLY", "0 0 1 1 *",
            "@ANNUALLY", "0 0 1 1 *");

    private final String text;
    private final long minutes;
    private final long hours;
    private final long days;
    private final long months;
    private final long weekdays;
    private final boolean eitherDay;

    private CronExpression(String text, String[] fields) {
        this.text = text;
        minutes = CronField.MINUTE.parse(fields[0]);
        hours = CronField.HOUR.parse(fields[1]);
        days = CronField.DAY_OF_MONTH.parse(fields[2]);
        months = CronField.MONTH.parse(fields[3]);
        weekdays = CronField.DAY_OF_WEEK.parse(fields[4]);
        eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /** @throws InvalidInput for field {@code cron_expression}, saying which part is wrong, or that no day ever fits */
    public static CronExpression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidInput(FIELD, "must have at most " + MAX_LENGTH + " characters");
        }
        String written = text.strip().replaceAll("\\s+", " ");
        String[] fields = fieldsOf(written);
        CronExpression expression = new CronExpression(written, fields);
        if (!expression.possible()) {
            throw new InvalidInput(
                    FIELD, "never comes: no month " + fields[3] + " has a day " + fields[2] + " (\"" + written + "\")");
        }
        return expression;
    }

    private static String[] fieldsOf(String written) {
        if (written.startsWith("@")) {
            String meant = ALIASES.get(written.toUpperCase(Locale.ROOT));
            if (meant == null) {
                throw new InvalidInput(
                        FIELD,
                        "\"" + written
                                + "\" is none of @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually");
            }
            return meant.split(" ", -1);
        }
        String[] fields = written.isEmpty() ? new String[0] : written.split(" ", -1);
        if (fields.length != 5) {
            throw new InvalidInput(
                    FIELD,
                    "has " + fields.length + " fields and must have 5: minute hour day-of-month month day-of-week");
        }
        return fields;
    }

    /** Whether there is a date for it at all; each month's longest length counts, since every weekday falls on each date. */
    private boolean possible() {
        if (eitherDay) {
            return true;
        }
        for (Month month : Month.values()) {
            long datesOfMonth = (1L << (month.maxLength() + 1)) - 1;
            if (has(months, month.getValue()) && (days & datesOfMonth) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it comes in every hour of the day, which decides what it does when clocks are changed. */
    boolean everyHour() {
        return hours == EVERY_HOUR;
    }

    /**
     * The first minute at or after a wall-clock time that fits.
     *
     * @return empty if there is none in the next 41 years
     */
    Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
        LocalDateTime minute = from.truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime start = minute.equals(from) ? minute : minute.plusMinutes(1);
        LocalDate today = start.toLocalDate();
        LocalTime time = today.equals(dayAtOrAfter(today, today)) ? timeAtOrAfter(start.toLocalTime()) : null;
        if (time != null) {
            return Optional.of(today.atTime(time));
        }
        LocalDate day = dayAtOrAfter(today.plusDays(1), today.plusYears(SEARCH_YEARS));
        return day == null ? Optional.empty() : Optional.of(day.atTime(first(hours, 0), first(minutes, 0)));
    }

    private @Nullable LocalTime timeAtOrAfter(LocalTime from) {
        if (has(hours, from.getHour()) && first(minutes, from.getMinute()) < Long.SIZE) {
            return LocalTime.of(from.getHour(), first(minutes, from.getMinute()));
        }
        int hour = first(hours, from.getHour() + 1);
        return hour < Long.SIZE ? LocalTime.of(hour, first(minutes, 0)) : null;
    }

    private @Nullable LocalDate dayAtOrAfter(LocalDate from, LocalDate until) {
        LocalDate day = from;
        while (!day.isAfter(until)) {
            if (has(months, day.getMonthValue())) {
                int found = first(datesIn(day), day.getDayOfMonth());
                if (found < Long.SIZE) {
                    LocalDate date = day.withDayOfMonth(found);
                    return date.isAfter(until) ? null : date;
                }
            }
            day = day.withDayOfMonth(1).plusMonths(1);
        }
        return null;
    }

    /** The dates that fit in the month of a day, as bits. */
    private long datesIn(LocalDate day) {
        int length = day.lengthOfMonth();
        int weekday = day.withDayOfMonth(1).getDayOfWeek().getValue() % 7;
        long byWeekday = 0;
        for (int date = 1; date <= length; date++) {
            byWeekday |= has(weekdays, (weekday + date - 1) % 7) ? 1L << date : 0;
        }
        long byDate = days & ((1L << (length + 1)) - 1);
        return eitherDay ? byDate | byWeekday : byDate & byWeekday;
    }

    private static boolean has(long bits, int value) {
        return (bits >>> value & 1) != 0;
    }

    /** The lowest value of a set from {@code from} on; 64 if there is none. */
    private static int first(long bits, int from) {
        return Long.numberOfTrailingZeros(bits & -1L << from);
    }

    /** The expression as it was written, with single blanks. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronExpression that && text.equalsIgnoreCase(that.text);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
