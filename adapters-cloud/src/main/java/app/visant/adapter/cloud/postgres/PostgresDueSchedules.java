package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.trigger.DueSchedules;
import app.visant.domain.trigger.SlotPlanning;
import app.visant.domain.trigger.SlotPlanning.PlannedSlots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class PostgresDueSchedules implements DueSchedules {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDueSchedules.class);

    /** When a schedule that can't be planned is tried again. */
    private static final Duration PUT_OFF = Duration.ofMinutes(1);

    private static final String TAKE = """
            SELECT * FROM schedule WHERE due_at <= :now ORDER BY due_at LIMIT :max FOR NO KEY UPDATE SKIP LOCKED
            """;

    private static final String LOCK_DEVICES = """
            SELECT device_id, status FROM device WHERE device_id = ANY(:devices::text[])
            ORDER BY device_id FOR NO KEY UPDATE
            """;

    private static final String MOVE_ON = """
            UPDATE schedule s SET due_at = next.due_at
            FROM unnest(:schedules::uuid[], :due::timestamptz[]) AS next (schedule_id, due_at)
            WHERE s.schedule_id = next.schedule_id
            """;

    private final Jdbi jdbi;

    PostgresDueSchedules(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Planned planDue(Instant now, int max) {
        return jdbi.inTransaction(handle -> {
            List<Due> taken = handle.createQuery(TAKE)
                    .bind("now", now)
                    .bind("max", max)
                    .map(PostgresDueSchedules::map)
                    .list();
            return taken.isEmpty() ? Planned.NOTHING : plan(handle, taken, now);
        });
    }

    private static Planned plan(Handle handle, List<Due> taken, Instant now) {
        Map<DeviceId, DeviceStatus> devices = lockDevices(
                handle,
                taken.stream()
                        .flatMap(due -> due.schedule().map(Schedule::device).stream())
                        .collect(Collectors.toSet()));
        List<PlannedSlots> plans = new ArrayList<>();
        Columns next = new Columns("schedules", "due");
        for (Due due : taken) {
            Optional<PlannedSlots> plan = due.schedule()
                    .flatMap(schedule -> Optional.ofNullable(devices.get(schedule.device()))
                            .flatMap(device -> plan(schedule, due.at(), device, now)));
            plan.ifPresent(plans::add);
            Optional<Instant> nextDue = plan.isPresent() ? plan.get().nextDue() : Optional.of(now.plus(PUT_OFF));
            next.add(due.id(), nextDue.orElse(null));
        }
        Planned planned = new Planned(taken.size(), SlotRows.store(handle, plans, now));
        next.bind(handle.createUpdate(MOVE_ON)).execute();
        return planned;
    }

    /** One schedule that can't be planned must not keep the others from being planned. */
    private static Optional<PlannedSlots> plan(Schedule schedule, Instant due, DeviceStatus device, Instant now) {
        try {
            return Optional.of(SlotPlanning.plan(schedule, due, device, now, SlotPlanning.MAX_SLOTS));
        } catch (RuntimeException e) {
            LOG.error("Schedule {} can't be planned and is put off by {} s.", schedule.id(), PUT_OFF.toSeconds(), e);
            return Optional.empty();
        }
    }

    /** Until the transaction ends nobody else writes commands for them, or changes their status. */
    static Map<DeviceId, DeviceStatus> lockDevices(Handle handle, Collection<DeviceId> devices) {
        Columns columns = new Columns("devices");
        devices.forEach(columns::add);
        Map<DeviceId, DeviceStatus> found = new HashMap<>();
        columns.bind(handle.createQuery(LOCK_DEVICES))
                .map((row, context) -> Map.entry(
                        new DeviceId(row.getString("device_id")), DeviceStatus.valueOf(row.getString("status"))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT due_at FROM schedule WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1")
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
    }

    /** One schedule that can't be read must not keep the others from being planned. */
    private static Due map(ResultSet row, StatementContext context) throws SQLException {
        ScheduleId id = ScheduleRows.id(row);
        Instant at = Columns.time(row, "due_at");
        try {
            return new Due(id, at, Optional.of(ScheduleRows.map(row, context)));
        } catch (RuntimeException e) {
            LOG.error("Schedule {} can't be read and is put off by {} s.", id, PUT_OFF.toSeconds(), e);
            return new Due(id, at, Optional.empty());
        }
    }

    /**
     * A schedule that is due.
     *
     * @param schedule empty if it can't be read
     */
    private record Due(ScheduleId id, Instant at, Optional<Schedule> schedule) {}
}
