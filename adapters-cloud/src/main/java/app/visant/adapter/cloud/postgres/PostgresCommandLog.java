package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.Acknowledged;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Overdue;
import app.visant.domain.command.Received;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.trigger.TriggerState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

final class PostgresCommandLog implements CommandLog {
    private static final String READ = """
            SELECT found.*
            FROM unnest(:devices::text[], :after::bigint[]) AS cursor (device_id, after)
            CROSS JOIN LATERAL (
                SELECT * FROM command c
                WHERE c.device_id = cursor.device_id AND c.seq > cursor.after AND c.state IN %s AND c.expires_at > :now
                ORDER BY c.seq LIMIT :max) AS found
            ORDER BY found.device_id, found.seq
            """.formatted(States.DELIVERABLE);

    /** Locks the commands that are meant, changes them, and takes their triggers along. */
    private static final String CHANGE = """
            WITH meant AS (
                SELECT c.device_id, c.seq FROM command c WHERE %s),
            changed AS (
                UPDATE command c SET state = '%s' FROM meant m WHERE c.device_id = m.device_id AND c.seq = m.seq
                RETURNING c.*),
            followed AS (
                UPDATE trigger t SET state = '%s', %s FROM changed c
                WHERE t.org_id = c.org_id AND t.trigger_id = c.trigger_id AND t.state IN %s)
            SELECT * FROM changed ORDER BY device_id, seq
            """;

    private static final String IN_ORDER = " ORDER BY c.device_id, c.seq FOR NO KEY UPDATE";

    private static final String SENT = CHANGE.formatted(
            "(c.device_id, c.seq) IN (SELECT * FROM unnest(:devices::text[], :seqs::bigint[])) AND c.state IN "
                    + States.before(CommandState.SENT) + IN_ORDER + " OF c",
            CommandState.SENT,
            TriggerState.SENT,
            "sent_at = :at",
            States.before(TriggerState.SENT));

    private static final String LAST = "SELECT last_seq FROM device WHERE device_id = :device";

    private static final String RECEIVED_UP_TO = CHANGE.formatted(
            "c.device_id = :device AND c.seq <= :seq AND c.state IN " + States.before(CommandState.RECEIVED) + IN_ORDER,
            CommandState.RECEIVED,
            TriggerState.RECEIVED,
            "received_at = :at",
            States.before(TriggerState.RECEIVED));

    private static final Map<Overdue, String> EXPIRE =
            Arrays.stream(Overdue.values()).collect(Collectors.toMap(each -> each, PostgresCommandLog::expiring));

    private static String expiring(Overdue overdue) {
        return CHANGE.formatted(
                "c.expires_at <= :expiredBy AND c.state IN " + States.of(overdue)
                        + " ORDER BY c.expires_at LIMIT :max FOR NO KEY UPDATE SKIP LOCKED",
                CommandState.EXPIRED,
                TriggerState.EXPIRED,
                "reason = :reason, ended_at = :at",
                States.before(TriggerState.EXPIRED));
    }

    private final Jdbi jdbi;

    PostgresCommandLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Command append(NewCommand command) {
        return jdbi.withHandle(handle -> CommandRows.append(handle, command));
    }

    @Override
    public Map<DeviceId, List<Command>> read(Map<DeviceId, Long> cursors, Instant now, int maxEach) {
        Columns columns = new Columns("devices", "after");
        cursors.forEach(columns::add);
        Map<DeviceId, List<Command>> found = new LinkedHashMap<>();
        List<Command> commands = jdbi.withHandle(handle -> columns.bind(handle.createQuery(READ))
                .bind("now", now)
                .bind("max", maxEach)
                .map(CommandRows::map)
                .list());
        for (Command command : commands) {
            found.computeIfAbsent(command.device(), none -> new java.util.ArrayList<>())
                    .add(command);
        }
        return found;
    }

    @Override
    public List<Command> sent(Collection<Command> commands, Instant at) {
        if (commands.isEmpty()) {
            return List.of();
        }
        Columns columns = new Columns("devices", "seqs");
        commands.forEach(command -> columns.add(command.device(), command.seq()));
        return jdbi.withHandle(handle -> columns.bind(handle.createQuery(SENT))
                .bind("at", at)
                .map(CommandRows::map)
                .list());
    }

    @Override
    public Received receivedUpTo(DeviceId device, long seq, Instant at) {
        return jdbi.withHandle(handle -> {
            boolean given = handle.createQuery(LAST)
                    .bind("device", device.value())
                    .mapTo(Long.class)
                    .findOne()
                    .filter(last -> seq <= last)
                    .isPresent();
            if (!given) {
                return new Received(0, List.of());
            }
            List<Command> changed = handle.createQuery(RECEIVED_UP_TO)
                    .bind("device", device.value())
                    .bind("seq", seq)
                    .bind("at", at)
                    .map(CommandRows::map)
                    .list();
            return new Received(seq, changed);
        });
    }

    @Override
    public Acknowledged acknowledge(DeviceId device, List<Acknowledgement> acknowledgements, Instant at) {
        if (acknowledgements.isEmpty()) {
            return new Acknowledged(List.of(), List.of(), List.of());
        }
        return jdbi.inTransaction(handle -> new Acknowledging(handle, device, acknowledgements).store(at));
    }

    @Override
    public List<Command> expire(Overdue overdue, Instant now, int max) {
        return jdbi.withHandle(handle -> handle.createQuery(EXPIRE.get(overdue))
                .bind("at", now)
                .bind("expiredBy", overdue.expiredBy(now))
                .bind("reason", overdue.reason())
                .bind("max", max)
                .map(CommandRows::map)
                .list());
    }
}
