package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** All schedules of some devices, and these: nobody else changes or adds any until the transaction ends. */
final class LockedSchedules {
    private static final String SCHEDULES =
            "SELECT * FROM schedule WHERE org_id = :org AND device_id = ANY(:devices) ORDER BY schedule_id";

    private final List<Row> rows;
    private final Map<DeviceId, DeviceStatus> devices;

    private LockedSchedules(List<Row> rows, Map<DeviceId, DeviceStatus> devices) {
        this.rows = rows;
        this.devices = devices;
    }

    private record Row(Schedule schedule, Optional<Instant> due) {}

    /** @return empty if one was added meanwhile, so that it could not be locked before its device */
    static Optional<LockedSchedules> of(Handle handle, OrganisationId organisation, Collection<DeviceId> devices) {
        Set<ScheduleId> locked = new HashSet<>();
        schedules(handle, organisation, devices, SCHEDULES + " FOR UPDATE")
                .forEach(row -> locked.add(row.schedule().id()));
        Map<DeviceId, DeviceStatus> statuses = PostgresDueSchedules.lockDevices(handle, devices);
        List<Row> rows = schedules(handle, organisation, devices, SCHEDULES);
        return rows.stream().allMatch(row -> locked.contains(row.schedule().id()))
                ? Optional.of(new LockedSchedules(rows, statuses))
                : Optional.empty();
    }

    private static List<Row> schedules(
            Handle handle, OrganisationId organisation, Collection<DeviceId> devices, String sql) {
        return handle.createQuery(sql)
                .bind("org", organisation.value())
                .bindArray(
                        "devices",
                        String.class,
                        devices.stream().map(DeviceId::value).toList())
                .map(LockedSchedules::map)
                .list();
    }

    private static Row map(ResultSet row, StatementContext context) throws SQLException {
        return new Row(ScheduleRows.map(row, context), Optional.ofNullable(Columns.instant(row, "due_at")));
    }

    boolean are(Collection<Schedule> known) {
        return rows.size() == known.size() && rows.stream().allMatch(row -> known.contains(row.schedule()));
    }

    /** Deletes them, with their due slots dealt with. */
    void end(Handle handle, Instant now) {
        for (Row row : rows) {
            DeviceStatus status =
                    Optional.ofNullable(devices.get(row.schedule().device())).orElseThrow();
            PostgresSchedules.end(handle, row.schedule(), new PostgresSchedules.Locked(row.due(), status), now);
        }
    }
}
