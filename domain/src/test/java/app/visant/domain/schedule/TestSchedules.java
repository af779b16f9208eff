package app.visant.domain.schedule;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** TestSchedules for tests. */
public final class TestSchedules {
    public static final ScheduleId ID = ScheduleId.parse("123e4567-e89b-42d3-a456-426614174000");
    public static final OrganisationId ORGANISATION = new OrganisationId(new UUID(1, 2));
    public static final DeviceId DEVICE = new DeviceId("FLOOR1");

    private TestSchedules() {}

    public static Schedule every(Duration interval, Instant effectiveFrom) {
        return of(new Recurrence.Interval(interval, effectiveFrom), MisfirePolicy.ALL, effectiveFrom);
    }

    public static Schedule cron(String expression, String zone, Instant effectiveFrom) {
        return of(cron(expression, zone), MisfirePolicy.ALL, effectiveFrom);
    }

    public static Recurrence.Cron cron(String expression, String zone) {
        return new Recurrence.Cron(CronExpression.parse(expression), Zones.parse(zone));
    }

    public static Schedule of(Recurrence recurrence, MisfirePolicy misfire, Instant effectiveFrom, Window... windows) {
        Duration expiry = Duration.ofDays(366);
        return of(recurrence, misfire, expiry, effectiveFrom, windows);
    }

    public static Schedule of(
            Recurrence recurrence, MisfirePolicy misfire, Duration expiry, Instant effectiveFrom, Window... windows) {
        return new Schedule(
                ID,
                ORGANISATION,
                DEVICE,
                Schedule.SCHEDULED_INTERVAL,
                recurrence,
                List.of(windows),
                misfire,
                expiry,
                true,
                1,
                effectiveFrom);
    }
}
