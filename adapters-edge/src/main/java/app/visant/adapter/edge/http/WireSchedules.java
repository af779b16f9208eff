package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.Schedule;
import app.visant.contracts.device.v1.Window;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Zones;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Schedules from the wire. */
final class WireSchedules {
    /** A device is not told whose it is. */
    private static final OrganisationId UNTOLD = new OrganisationId(new UUID(0, 0));

    private static final String END_OF_DAY = "24:00";

    private WireSchedules() {}

    /** Those that can be read; of the others, such as a newer cloud may have, is told as garbage. */
    static List<app.visant.domain.schedule.Schedule> of(
            List<Schedule> schedules, DeviceId device, Consumer<LinkEvent> listener) {
        List<app.visant.domain.schedule.Schedule> read = new ArrayList<>();
        for (Schedule schedule : schedules) {
            try {
                read.add(of(schedule, device));
            } catch (InvalidInput | IllegalArgumentException | DateTimeException | ArithmeticException e) {
                listener.accept(
                        new LinkEvent.Garbage("schedule " + schedule.id() + " can't be read: " + e.getMessage()));
            }
        }
        return read;
    }

    private static app.visant.domain.schedule.Schedule of(Schedule schedule, DeviceId device) {
        ZoneId zone = Zones.parse(schedule.zone());
        return new app.visant.domain.schedule.Schedule(
                ScheduleId.parse(schedule.id()),
                UNTOLD,
                device,
                schedule.label(),
                recurrence(schedule, zone),
                schedule.windows().stream().map(window -> window(window, zone)).toList(),
                MisfirePolicy.valueOf(schedule.misfire().toUpperCase(Locale.ROOT)),
                Duration.ofSeconds(schedule.expiresAfterSeconds()),
                schedule.enabled(),
                Math.toIntExact(schedule.version()),
                schedule.effectiveFrom());
    }

    private static Recurrence recurrence(Schedule schedule, ZoneId zone) {
        Long seconds = schedule.intervalSeconds();
        Instant anchor = schedule.anchor();
        if (schedule.kind().equals("interval") && seconds != null && anchor != null) {
            return new Recurrence.Interval(Duration.ofSeconds(seconds), anchor);
        }
        @Nullable String cron = schedule.cronExpression();
        if (schedule.kind().equals("cron") && cron != null) {
            return new Recurrence.Cron(CronExpression.parse(cron), zone);
        }
        throw new IllegalArgumentException("its kind " + schedule.kind() + " is unknown or incomplete");
    }

    static app.visant.domain.schedule.Window window(Window window, ZoneId zone) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        window.days().forEach(word -> days.add(day(word)));
        LocalTime to = window.to().equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(window.to());
        return new app.visant.domain.schedule.Window(
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, LocalTime.parse(window.from()), to, zone);
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equalsIgnoreCase(word)) {
                return day;
            }
        }
        throw new IllegalArgumentException("no day of the week: " + word);
    }
}
