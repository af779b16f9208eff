package app.visant.domain.schedule;

import app.visant.domain.kernel.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A device's {@code config.trigger}: the short form of its schedule labelled {@link Schedule#SCHEDULED_INTERVAL}.
 *
 * @param interval from 1 s to 366 days, whole seconds
 */
public record IntervalSetting(boolean enabled, Duration interval) {
    /** @throws InvalidInput for field {@code interval_seconds} if the interval is out of its range */
    public IntervalSetting {
        interval = new Recurrence.Interval(interval, Instant.EPOCH).every();
    }

    /** Of a cron schedule the distance of its next two moments counts. */
    static IntervalSetting of(Schedule schedule, Instant now) {
        return switch (schedule.recurrence()) {
            case Recurrence.Interval each -> new IntervalSetting(schedule.enabled(), each.every());
            case Recurrence.Cron cron -> new IntervalSetting(schedule.enabled(), distance(cron, now));
        };
    }

    private static Duration distance(Recurrence.Cron cron, Instant now) {
        List<Instant> moments = cron.next(now)
                .flatMap(first -> cron.next(first).map(second -> List.of(first, second)))
                .orElse(List.of());
        Duration distance =
                moments.isEmpty() ? Recurrence.Interval.MAX : Duration.between(moments.getFirst(), moments.getLast());
        return distance.compareTo(Recurrence.Interval.MAX) > 0 ? Recurrence.Interval.MAX : distance;
    }
}
