package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Window;
import app.visant.domain.schedule.Zones;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the table of schedules. */
final class ScheduleRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScheduleRows() {}

    /** Binds all columns by their names in camel case. */
    static <T extends SqlStatement<T>> T bind(T statement, Schedule schedule, Optional<Instant> due) {
        bindRecurrence(statement, schedule.recurrence());
        return statement
                .bind("schedule", schedule.id().value())
                .bind("org", schedule.organisation().value())
                .bind("device", schedule.device().value())
                .bind("version", schedule.version())
                .bind("label", schedule.label())
                .bind("zone", schedule.zone().getId())
                .bind("windows", windows(schedule.windows()))
                .bind("misfire", schedule.misfire().name())
                .bind("expirySeconds", schedule.expiry().toSeconds())
                .bind("enabled", schedule.enabled())
                .bind("effectiveFrom", schedule.effectiveFrom())
                .bind("dueAt", due.orElse(null));
    }

    private static void bindRecurrence(SqlStatement<?> statement, Recurrence recurrence) {
        switch (recurrence) {
            case Recurrence.Interval interval ->
                statement
                        .bind("kind", "interval")
                        .bind("intervalSeconds", interval.every().toSeconds())
                        .bind("anchor", interval.anchor())
                        .bind("cronExpression", (String) null);
            case Recurrence.Cron cron ->
                statement
                        .bind("kind", "cron")
                        .bind("intervalSeconds", (Long) null)
                        .bind("anchor", (Instant) null)
                        .bind("cronExpression", cron.expression().text());
        }
    }

    static Schedule map(ResultSet row, StatementContext context) throws SQLException {
        ZoneId zone = Zones.parse(row.getString("zone"));
        return new Schedule(
                id(row),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                new DeviceId(row.getString("device_id")),
                row.getString("label"),
                recurrence(row, zone),
                windows(row.getString("windows"), zone),
                MisfirePolicy.valueOf(row.getString("misfire")),
                Duration.ofSeconds(row.getLong("expiry_seconds")),
                row.getBoolean("enabled"),
                row.getInt("version"),
                Columns.time(row, "effective_from"));
    }

    static ScheduleId id(ResultSet row) throws SQLException {
        return new ScheduleId(row.getObject("schedule_id", UUID.class));
    }

    private static Recurrence recurrence(ResultSet row, ZoneId zone) throws SQLException {
        return row.getString("kind").equals("cron")
                ? new Recurrence.Cron(CronExpression.parse(row.getString("cron_expression")), zone)
                : new Recurrence.Interval(
                        Duration.ofSeconds(row.getLong("interval_seconds")), Columns.time(row, "anchor"));
    }

    private static String windows(List<Window> windows) {
        try {
            return JSON.writeValueAsString(windows.stream().map(WindowJson::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("windows can't be written as JSON", e);
        }
    }

    private static List<Window> windows(String json, ZoneId zone) {
        try {
            return Arrays.stream(JSON.readValue(json, WindowJson[].class))
                    .map(window -> window.in(zone))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored windows are not what was written", e);
        }
    }

    /** A window as it is stored, its times as {@code 08:00} or {@code 08:00:30}. */
    private record WindowJson(TreeSet<DayOfWeek> days, String from, String to) {
        static WindowJson of(Window window) {
            return new WindowJson(
                    new TreeSet<>(window.days()),
                    window.from().toString(),
                    window.to().toString());
        }

        Window in(ZoneId zone) {
            return new Window(days, LocalTime.parse(from), LocalTime.parse(to), zone);
        }
    }
}
