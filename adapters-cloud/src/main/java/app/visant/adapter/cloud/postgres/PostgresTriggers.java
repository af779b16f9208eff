package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.NewCommand;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.schedule.Slot;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerChanged;
import app.visant.domain.trigger.TriggerFilter;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.TriggerType;
import app.visant.domain.trigger.Triggers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresTriggers implements Triggers {
    private static final String ISSUE = "WITH " + CommandRows.NEXT_NUMBER + """
            , made AS (
                INSERT INTO trigger (org_id, trigger_id, device_id, schedule_id, type, label, state, planned_at, created_at)
                SELECT :org, :trigger, :device, :schedule::uuid, :triggerType, :label, :state, :plannedAt, :createdAt FROM next)
            """ + CommandRows.INSERT;

    private static final String ACCOUNTING = """
            SELECT count(*) AS planned,
                   count(*) FILTER (WHERE state = 'EXECUTED') AS executed,
                   count(*) FILTER (WHERE state = 'FAILED') AS failed,
                   count(*) FILTER (WHERE state = 'EXPIRED') AS expired,
                   count(*) FILTER (WHERE state = 'SKIPPED') AS skipped,
                   count(*) FILTER (WHERE state = 'EVICTED') AS evicted,
                   count(*) FILTER (WHERE state IN %s) AS open
            FROM trigger
            WHERE org_id = :org AND planned_at >= :from AND planned_at < :to
            """.formatted(States.OPEN);

    private static final String ABANDON_COMMANDS = """
            WITH meant AS (
                SELECT device_id, seq FROM command
                WHERE device_id = :device AND org_id = :org AND state IN %s ORDER BY device_id, seq FOR NO KEY UPDATE)
            UPDATE command c SET state = 'EXPIRED' FROM meant m WHERE c.device_id = m.device_id AND c.seq = m.seq
            """.formatted(States.before(CommandState.EXPIRED));

    private static final String ABANDON_TRIGGERS = """
            UPDATE trigger SET state = 'FAILED', reason = :reason, ended_at = :at
            WHERE org_id = :org AND device_id = :device AND state IN %s
            """.formatted(States.OPEN);

    private final Jdbi jdbi;

    PostgresTriggers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Command issue(Trigger trigger, NewCommand command) {
        ScheduleId schedule = trigger.schedule();
        return jdbi.withHandle(handle -> CommandRows.bind(handle.createQuery(ISSUE), command)
                .bind("schedule", schedule == null ? null : schedule.value())
                .bind("triggerType", trigger.type().name())
                .bind("label", trigger.label())
                .bind("state", trigger.state().name())
                .bind("plannedAt", trigger.plannedAt())
                .bind("createdAt", trigger.createdAt())
                .map(CommandRows::map)
                .findOne()
                .orElseThrow(() -> new NotFound("device", command.device().value())));
    }

    @Override
    public Optional<Trigger> find(OrganisationId organisation, TriggerId id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM trigger WHERE org_id = :org AND trigger_id = :id")
                        .bind("org", organisation.value())
                        .bind("id", id.value())
                        .map(PostgresTriggers::map)
                        .findOne());
    }

    @Override
    public Page<Trigger> ofDevice(OrganisationId organisation, DeviceId device, TriggerFilter filter, Slice slice) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where(organisation, device, filter, values);
        return jdbi.withHandle(handle -> {
            List<Trigger> items = handle.createQuery("SELECT *" + where
                            + " ORDER BY planned_at DESC, trigger_id DESC LIMIT :limit OFFSET :offset")
                    .bindMap(values)
                    .bind("limit", slice.limit())
                    .bind("offset", slice.offset())
                    .map(PostgresTriggers::map)
                    .list();
            long total = handle.createQuery("SELECT count(*)" + where)
                    .bindMap(values)
                    .mapTo(Long.class)
                    .one();
            return new Page<>(items, total);
        });
    }

    /** Only the conditions that restrict. */
    private static String where(
            OrganisationId organisation, DeviceId device, TriggerFilter filter, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(" FROM trigger WHERE org_id = :org AND device_id = :device");
        values.put("org", organisation.value());
        values.put("device", device.value());
        if (!filter.states().isEmpty()) {
            where.append(" AND state IN ").append(States.of(filter.states()));
        }
        if (filter.from() != null) {
            where.append(" AND planned_at >= :from");
            values.put("from", filter.from());
        }
        if (filter.to() != null) {
            where.append(" AND planned_at < :to");
            values.put("to", filter.to());
        }
        return where.toString();
    }

    @Override
    public Accounting accounting(OrganisationId organisation, Optional<DeviceId> device, Instant from, Instant to) {
        String sql = device.isPresent() ? ACCOUNTING + " AND device_id = :device" : ACCOUNTING;
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql)
                    .bind("org", organisation.value())
                    .bind("from", from)
                    .bind("to", to);
            device.ifPresent(one -> query.bind("device", one.value()));
            return query.map(PostgresTriggers::mapAccounting).one();
        });
    }

    @Override
    public Optional<Trigger> endAlone(DeviceId device, Slot slot, Acknowledgement failed, Instant at) {
        TriggerState end = TriggerChanged.stateAfter(failed).orElseThrow();
        return jdbi.inTransaction(handle -> FiredAloneRows.find(handle, device, slot, at)
                .map(trigger -> trigger.ended(end, failed.reason(), failed.lostPicture(), at))
                .flatMap(ended -> FiredAloneRows.store(handle, ended) || FiredAloneRows.end(handle, ended)
                        ? Optional.of(ended)
                        : FiredAloneRows.executed(handle, ended)));
    }

    @Override
    public int abandon(OrganisationId organisation, DeviceId device, String reason, Instant at) {
        return jdbi.inTransaction(handle -> abandon(handle, organisation, device, reason, at));
    }

    static int abandon(Handle handle, OrganisationId organisation, DeviceId device, String reason, Instant at) {
        handle.createUpdate(ABANDON_COMMANDS)
                .bind("org", organisation.value())
                .bind("device", device.value())
                .execute();
        return handle.createUpdate(ABANDON_TRIGGERS)
                .bind("org", organisation.value())
                .bind("device", device.value())
                .bind("reason", reason)
                .bind("at", at)
                .execute();
    }

    static Accounting mapAccounting(ResultSet row, StatementContext context) throws SQLException {
        return new Accounting(
                row.getLong("planned"),
                row.getLong("executed"),
                row.getLong("failed"),
                row.getLong("expired"),
                row.getLong("skipped"),
                row.getLong("evicted"),
                row.getLong("open"));
    }

    static Trigger map(ResultSet row, StatementContext context) throws SQLException {
        UUID schedule = row.getObject("schedule_id", UUID.class);
        String record = row.getString("record_id");
        String lost = row.getString("lost_sha256");
        return new Trigger(
                new TriggerId(row.getString("trigger_id")),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                new DeviceId(row.getString("device_id")),
                TriggerType.valueOf(row.getString("type")),
                row.getString("label"),
                schedule == null ? null : new ScheduleId(schedule),
                TriggerState.valueOf(row.getString("state")),
                row.getString("reason"),
                Columns.time(row, "planned_at"),
                Columns.time(row, "created_at"),
                Columns.instant(row, "sent_at"),
                Columns.instant(row, "received_at"),
                Columns.instant(row, "ended_at"),
                record == null ? null : new RecordId(record),
                lost == null ? null : new Sha256(lost));
    }
}
