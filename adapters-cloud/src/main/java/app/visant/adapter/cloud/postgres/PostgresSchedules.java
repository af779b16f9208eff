package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.NewCommand;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.Planner;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.trigger.SlotPlanning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

final class PostgresSchedules implements Schedules {
    private static final String LOCK_DEVICE =
            "SELECT status FROM device WHERE device_id = :device AND org_id = :org FOR NO KEY UPDATE";

    private static final String INSERT = """
            INSERT INTO schedule (schedule_id, org_id, device_id, version, label, kind, interval_seconds, anchor,
                                  cron_expression, zone, windows, misfire, expiry_seconds, enabled, effective_from, due_at)
            VALUES (:schedule, :org, :device, :version, :label, :kind, :intervalSeconds, :anchor, :cronExpression, :zone,
                    :windows::jsonb, :misfire, :expirySeconds, :enabled, :effectiveFrom, :dueAt)
            """;

    private static final String UPDATE = """
            UPDATE schedule
            SET version = :version, label = :label, kind = :kind, interval_seconds = :intervalSeconds, anchor = :anchor,
                cron_expression = :cronExpression, zone = :zone, windows = :windows::jsonb, misfire = :misfire,
                expiry_seconds = :expirySeconds, enabled = :enabled, effective_from = :effectiveFrom, due_at = :dueAt
            WHERE org_id = :org AND schedule_id = :schedule AND device_id = :device
            """;

    private static final String LOCK_NEWEST = """
            SELECT due_at FROM schedule WHERE org_id = :org AND schedule_id = :schedule AND version = :version FOR UPDATE
            """;

    private static final String LABELLED = """
            SELECT count(*) FROM schedule
            WHERE device_id = :device AND label = 'scheduled_interval' AND schedule_id <> :schedule
            """;

    private final Jdbi jdbi;

    PostgresSchedules(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Change add(Schedule schedule, NewCommand notice) {
        return jdbi.inTransaction(handle -> {
            if (lockDevice(handle, schedule).isEmpty()) {
                return Change.NO_SUCH_DEVICE;
            }
            if (labelTaken(handle, schedule)) {
                return Change.LABEL_TAKEN;
            }
            insert(handle, schedule);
            CommandRows.append(handle, notice);
            return Change.DONE;
        });
    }

    @Override
    public Optional<Schedule> find(OrganisationId organisation, ScheduleId id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM schedule WHERE org_id = :org AND schedule_id = :schedule")
                        .bind("org", organisation.value())
                        .bind("schedule", id.value())
                        .map(ScheduleRows::map)
                        .findOne());
    }

    @Override
    public List<Schedule> ofDevice(OrganisationId organisation, DeviceId device) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM schedule WHERE org_id = :org AND device_id = :device
                        ORDER BY label COLLATE "C", schedule_id
                        """)
                .bind("org", organisation.value())
                .bind("device", device.value())
                .map(ScheduleRows::map)
                .list());
    }

    @Override
    public Change replace(Schedule before, Schedule after, NewCommand notice) {
        return jdbi.inTransaction(handle -> {
            Optional<Locked> locked = lock(handle, before);
            if (locked.isEmpty()) {
                return Change.CHANGED_MEANWHILE;
            }
            if (labelTaken(handle, after)) {
                return Change.LABEL_TAKEN;
            }
            planDue(handle, before, locked.get(), notice.issuedAt());
            ScheduleRows.bind(handle.createUpdate(UPDATE), after, Planner.first(after))
                    .execute();
            CommandRows.append(handle, notice);
            return Change.DONE;
        });
    }

    @Override
    public Change delete(Schedule schedule, NewCommand notice) {
        return jdbi.inTransaction(handle -> {
            Optional<Locked> locked = lock(handle, schedule);
            if (locked.isEmpty()) {
                return Change.CHANGED_MEANWHILE;
            }
            end(handle, schedule, locked.get(), notice.issuedAt());
            CommandRows.append(handle, notice);
            return Change.DONE;
        });
    }

    static void insert(Handle handle, Schedule schedule) {
        ScheduleRows.bind(handle.createUpdate(INSERT), schedule, Planner.first(schedule))
                .execute();
    }

    /** Deletes it, with its due slots dealt with. */
    static void end(Handle handle, Schedule schedule, Locked locked, Instant now) {
        planDue(handle, schedule, locked, now);
        handle.createUpdate("INSERT INTO deleted_schedule SELECT * FROM schedule WHERE schedule_id = :schedule")
                .bind("schedule", schedule.id().value())
                .execute();
        handle.createUpdate("DELETE FROM schedule WHERE org_id = :org AND schedule_id = :schedule")
                .bind("org", schedule.organisation().value())
                .bind("schedule", schedule.id().value())
                .execute();
    }

    /** Locks the schedule and then its device, if this is the newest version. */
    private static Optional<Locked> lock(Handle handle, Schedule schedule) {
        List<@Nullable Instant> due = handle.createQuery(LOCK_NEWEST)
                .bind("org", schedule.organisation().value())
                .bind("schedule", schedule.id().value())
                .bind("version", schedule.version())
                .map((row, context) -> Columns.instant(row, "due_at"))
                .list();
        return due.isEmpty()
                ? Optional.empty()
                : lockDevice(handle, schedule).map(device -> new Locked(Optional.ofNullable(due.getFirst()), device));
    }

    private static Optional<DeviceStatus> lockDevice(Handle handle, Schedule schedule) {
        return handle.createQuery(LOCK_DEVICE)
                .bind("device", schedule.device().value())
                .bind("org", schedule.organisation().value())
                .map((row, context) -> DeviceStatus.valueOf(row.getString("status")))
                .findOne();
    }

    /** The device's lock keeps the answer true. */
    private static boolean labelTaken(Handle handle, Schedule schedule) {
        return schedule.label().equals(Schedule.SCHEDULED_INTERVAL)
                && handle.createQuery(LABELLED)
                                .bind("device", schedule.device().value())
                                .bind("schedule", schedule.id().value())
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    private static void planDue(Handle handle, Schedule schedule, Locked locked, Instant now) {
        locked.due()
                .filter(due -> !due.isAfter(now))
                .map(due -> SlotPlanning.plan(schedule, due, locked.device(), now, Integer.MAX_VALUE))
                .ifPresent(plan -> SlotRows.store(handle, List.of(plan), now));
    }

    /**
     * What nobody else changes until the transaction ends.
     *
     * @param due the planned moment of its next slot; empty if there is none
     */
    record Locked(Optional<Instant> due, DeviceStatus device) {}
}
