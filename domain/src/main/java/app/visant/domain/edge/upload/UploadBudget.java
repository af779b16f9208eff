package app.visant.domain.edge.upload;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How much of the backlog may be sent, and when. Pictures that somebody asked for are not held back, but count.
 *
 * @param perHour bytes of pictures in an hour of the clock; null for any number; likewise the others
 * @param perDay from midnight to midnight
 * @param perMonth of the calendar
 * @param hours each day; null for all day
 * @param metered whether the line costs so much that no backlog is sent at all
 * @param zone whose days and months count
 */
public record UploadBudget(
        @Nullable Long perHour,
        @Nullable Long perDay,
        @Nullable Long perMonth,
        @Nullable HoursOfDay hours,
        boolean metered,
        ZoneId zone) {
    /** The longest time until a decision is made anew, since clocks are set. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Everything at any time. */
    public static UploadBudget unlimited(ZoneId zone) {
        return new UploadBudget(null, null, null, null, false, zone);
    }

    /** A time over which bytes are counted. */
    private enum Period {
        HOUR(time -> time.truncatedTo(ChronoUnit.HOURS), time -> time.plusHours(1)),
        DAY(time -> time.truncatedTo(ChronoUnit.DAYS), time -> time.plusDays(1)),
        MONTH(time -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1), time -> time.plusMonths(1));

        @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
        private final UnaryOperator<ZonedDateTime> start;

        @SuppressWarnings("ImmutableEnumChecker")
        private final UnaryOperator<ZonedDateTime> end;

        Period(UnaryOperator<ZonedDateTime> start, UnaryOperator<ZonedDateTime> end) {
            this.start = start;
            this.end = end;
        }
    }

    /**
     * Whether so many bytes of the backlog may go now. One picture may go in each period even if it is larger than the budget.
     *
     * @param spent bytes since an instant, at the end of which is now
     * @return zero, or how long to wait at least before asking again
     */
    Duration waitFor(long bytes, Instant now, ToLongFunction<Instant> spent) {
        if (metered) {
            return LONGEST_WAIT;
        }
        ZonedDateTime time = now.atZone(zone);
        Duration wait = hours == null ? Duration.ZERO : hours.waitFrom(time.toLocalTime());
        for (Period period : Period.values()) {
            Long most = most(period);
            ZonedDateTime start = period.start.apply(time);
            long before = most == null ? 0 : spent.applyAsLong(start.toInstant());
            if (most != null && before > 0 && before + bytes > most) {
                wait = longer(
                        wait, Duration.between(now, period.end.apply(start).toInstant()));
            }
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private @Nullable Long most(Period period) {
        return switch (period) {
            case HOUR -> perHour;
            case DAY -> perDay;
            case MONTH -> perMonth;
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * Hours of each day, by the clock on the wall.
     *
     * @param to exclusive; not after {@code from}: on the next day
     */
    public record HoursOfDay(LocalTime from, LocalTime to) {
        /**
         * Reads {@code 22:00-06:00}.
         *
         * @throws IllegalArgumentException with a message that says what it must be
         */
        public static HoursOfDay parse(String text) {
            try {
                LocalTime[] times = Arrays.stream(text.split("-", 2))
                        .map(String::strip)
                        .map(LocalTime::parse)
                        .toArray(LocalTime[]::new);
                return new HoursOfDay(times[0], times[1]);
            } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "must be two times of day like 22:00-06:00, not \"" + text + "\"", e);
            }
        }

        private boolean contains(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean notOver = time.isBefore(to);
            return from.isBefore(to) ? begun && notOver : begun || notOver;
        }

        private Duration waitFrom(LocalTime time) {
            if (contains(time)) {
                return Duration.ZERO;
            }
            Duration until = Duration.between(time, from);
            return until.isNegative() ? until.plusDays(1) : until;
        }
    }
}
