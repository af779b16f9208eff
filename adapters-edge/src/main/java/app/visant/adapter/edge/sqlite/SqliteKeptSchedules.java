package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.autonomy.KeptSchedules;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Window;
import app.visant.domain.schedule.Zones;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class SqliteKeptSchedules implements KeptSchedules {
    private final Sqlite sqlite;

    SqliteKeptSchedules(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public void replace(List<Schedule> schedules) {
        sqlite.inTransaction("keep the schedules", session -> {
            Map<String, Long> fired = fired(session);
            session.update("delete from schedule_window");
            session.update("delete from schedule");
            for (Schedule schedule : schedules) {
                insert(session, schedule, fired.get(schedule.id().toString()));
                for (Window window : schedule.windows()) {
                    insert(session, schedule.id(), window);
                }
            }
            return schedules.size();
        });
    }

    private static Map<String, Long> fired(Session session) throws SQLException {
        return session
                .list(
                        "select id, fired_before from schedule where fired_before is not null",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void insert(Session session, Schedule schedule, @Nullable Long firedBefore) throws SQLException {
        Recurrence.@Nullable Interval interval =
                schedule.recurrence() instanceof Recurrence.Interval each ? each : null;
        Recurrence.@Nullable Cron cron = schedule.recurrence() instanceof Recurrence.Cron each ? each : null;
        session.update(
                """
                insert into schedule (id, organisation, device, label, interval_s, anchor_s, cron, zone, misfire, expiry_s,
                                      enabled, version, effective_from, fired_before)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                schedule.id().toString(),
                schedule.organisation().value().toString(),
                schedule.device().value(),
                schedule.label(),
                interval == null ? null : interval.every().toSeconds(),
                interval == null ? null : interval.anchor().getEpochSecond(),
                cron == null ? null : cron.expression().text(),
                schedule.zone().getId(),
                schedule.misfire().name(),
                schedule.expiry().toSeconds(),
                schedule.enabled(),
                schedule.version(),
                schedule.effectiveFrom().toEpochMilli(),
                firedBefore);
    }

    private static void insert(Session session, ScheduleId schedule, Window window) throws SQLException {
        session.update(
                "insert into schedule_window (schedule, days, from_s, to_s) values (?, ?, ?, ?)",
                schedule.toString(),
                Days.bits(window.days()),
                window.from().toSecondOfDay(),
                window.to().toSecondOfDay());
    }

    @Override
    public List<Kept> all() {
        return sqlite.inTransaction(
                "read the schedules",
                session -> List.copyOf(session.list("select * from schedule order by id", row -> kept(session, row))));
    }

    private static Kept kept(Session session, ResultSet row) throws SQLException {
        ZoneId zone = Zones.parse(row.getString("zone"));
        Schedule schedule = new Schedule(
                ScheduleId.parse(row.getString("id")),
                new OrganisationId(UUID.fromString(row.getString("organisation"))),
                new DeviceId(row.getString("device")),
                row.getString("label"),
                recurrence(row, zone),
                windows(session, row.getString("id"), zone),
                MisfirePolicy.valueOf(row.getString("misfire")),
                Duration.ofSeconds(row.getLong("expiry_s")),
                row.getBoolean("enabled"),
                row.getInt("version"),
                Instant.ofEpochMilli(row.getLong("effective_from")));
        long firedBefore = row.getLong("fired_before");
        return new Kept(schedule, row.wasNull() ? null : Instant.ofEpochMilli(firedBefore));
    }

    private static Recurrence recurrence(ResultSet row, ZoneId zone) throws SQLException {
        String cron = row.getString("cron");
        return cron == null
                ? new Recurrence.Interval(
                        Duration.ofSeconds(row.getLong("interval_s")), Instant.ofEpochSecond(row.getLong("anchor_s")))
                : new Recurrence.Cron(CronExpression.parse(cron), zone);
    }

    private static List<Window> windows(Session session, String schedule, ZoneId zone) throws SQLException {
        return session.list(
                "select days, from_s, to_s from schedule_window where schedule = ? order by number",
                row -> new Window(
                        Days.of(row.getInt("days")),
                        LocalTime.ofSecondOfDay(row.getLong("from_s")),
                        LocalTime.ofSecondOfDay(row.getLong("to_s")),
                        zone),
                schedule);
    }

    @Override
    public void firedBefore(ScheduleId schedule, Instant moment) {
        sqlite.update(
                "note how far a schedule was fired",
                "update schedule set fired_before = ? where id = ?",
                moment.toEpochMilli(),
                schedule.toString());
    }

    @Override
    public Optional<Instant> heardAt() {
        return sqlite.first(
                "read when the cloud was heard", "select at from heard", row -> Instant.ofEpochMilli(row.getLong(1)));
    }

    @Override
    public void heard(Instant at) {
        sqlite.update(
                "note when the cloud was heard",
                "insert into heard (only, at) values (1, ?) on conflict (only) do update set at = excluded.at",
                at.toEpochMilli());
    }
}
