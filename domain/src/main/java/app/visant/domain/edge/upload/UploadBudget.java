package app.visant.domain.edge.upload;

import app.visant.domain.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How much of the backlog may be sent, and when. Pictures that somebody asked for are not held back, but count.
 *
 * @param perHour bytes of pictures in an hour of the clock; null for any number; likewise the others
 * @param perDay from midnight to midnight
 * @param perMonth of the calendar
 * @param windows when it may be sent; none means always
 * @param metered whether the line costs so much that no backlog is sent at all
 * @param zone whose days and months count
 */
public record UploadBudget(
        @Nullable Long perHour,
        @Nullable Long perDay,
        @Nullable Long perMonth,
        List<Window> windows,
        boolean metered,
        ZoneId zone) {
    public UploadBudget {
        windows = List.copyOf(windows);
    }

    /** The longest time until a decision is made anew, since clocks are set. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Everything at any time. */
    public static UploadBudget unlimited(ZoneId zone) {
        return new UploadBudget(null, null, null, List.of(), false, zone);
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
        Duration wait = untilOpen(now);
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

    /** Windows are looked at minute by minute. */
    private Duration untilOpen(Instant now) {
        if (windows.isEmpty() || isOpen(now)) {
            return Duration.ZERO;
        }
        Instant end = now.plus(LONGEST_WAIT);
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        while (minute.isBefore(end) && !isOpen(minute)) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
        }
        return minute.isBefore(end) ? Duration.between(now, minute) : LONGEST_WAIT;
    }

    private boolean isOpen(Instant moment) {
        return windows.stream().anyMatch(window -> window.contains(moment));
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
}
