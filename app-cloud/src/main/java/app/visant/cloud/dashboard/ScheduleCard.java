package app.visant.cloud.dashboard;

import app.visant.domain.schedule.Planner;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A schedule as a page shows it. */
public record ScheduleCard(String id, String label, boolean enabled, String words, List<String> next) {
    private static final int FIRE_TIMES = 3;

    static ScheduleCard of(Schedule schedule, Instant now) {
        return new ScheduleCard(
                schedule.id().toString(),
                schedule.label(),
                schedule.enabled(),
                words(schedule),
                Planner.upcoming(schedule, now, FIRE_TIMES).stream()
                        .map(Instant::toString)
                        .toList());
    }

    private static String words(Schedule schedule) {
        String when = switch (schedule.recurrence()) {
            case Recurrence.Interval interval -> "every " + words(interval.every());
            case Recurrence.Cron cron -> "cron " + cron.expression() + " in " + cron.zone();
        };
        return schedule.windows().isEmpty() ? when : when + ", within its windows, in " + schedule.zone();
    }

    private static String words(Duration every) {
        long seconds = every.toSeconds();
        if (seconds % 3600 == 0) {
            return counted(seconds / 3600, "hour");
        }
        return seconds % 60 == 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
    }

    private static String counted(long count, String unit) {
        return count == 1 ? unit : count + " " + unit + "s";
    }
}
