package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Zones;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the table of schedules. */
final class ScheduleRows {
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
                .bind("windows", WindowColumn.write(schedule.windows()))
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
                WindowColumn.read(row.getString("windows"), zone),
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
}
