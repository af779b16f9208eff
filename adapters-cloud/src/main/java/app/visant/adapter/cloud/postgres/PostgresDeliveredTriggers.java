package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.trigger.DeliveredTriggers;
import app.visant.domain.trigger.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Its questions read all triggers of one device. */
final class PostgresDeliveredTriggers implements DeliveredTriggers {
    private static final String ACCOUNTING = """
            SELECT count(*) AS planned,
                   count(*) FILTER (WHERE ended_at <= :at AND state = 'EXECUTED') AS executed,
                   count(*) FILTER (WHERE ended_at <= :at AND state = 'FAILED') AS failed,
                   count(*) FILTER (WHERE ended_at <= :at AND state = 'EXPIRED') AS expired,
                   count(*) FILTER (WHERE ended_at <= :at AND state = 'SKIPPED') AS skipped,
                   count(*) FILTER (WHERE ended_at <= :at AND state = 'EVICTED') AS evicted,
                   count(*) FILTER (WHERE ended_at IS NULL OR ended_at > :at) AS open
            FROM trigger
            WHERE org_id = :org AND device_id = :device AND received_at <= :at AND created_at >= :since
            """;

    private static final String UNSETTLED = """
             FROM trigger t LEFT JOIN LATERAL (
                 SELECT state FROM command c
                 WHERE c.org_id = t.org_id AND c.trigger_id = t.trigger_id AND c.device_id = t.device_id
                 ORDER BY c.seq DESC LIMIT 1) c ON true
             WHERE t.org_id = :org AND t.device_id = :device
               AND (t.state IN %s
                    OR (t.state <> 'EXECUTED' AND t.received_at IS NOT NULL AND c.state IN ('EXPIRED', 'DONE')))
            """.formatted(States.OPEN);

    private final Jdbi jdbi;

    PostgresDeliveredTriggers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Accounting accounting(OrganisationId organisation, DeviceId device, Instant since, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery(ACCOUNTING)
                .bind("org", organisation.value())
                .bind("device", device.value())
                .bind("since", since)
                .bind("at", at)
                .map(PostgresTriggers::mapAccounting)
                .one());
    }

    @Override
    public Page<Unsettled> unsettled(OrganisationId organisation, DeviceId device, Slice slice) {
        return jdbi.withHandle(handle -> {
            List<Unsettled> items = handle.createQuery("SELECT t.*, c.state AS said" + UNSETTLED
                            + " ORDER BY t.planned_at DESC, t.trigger_id DESC LIMIT :limit OFFSET :offset")
                    .bind("org", organisation.value())
                    .bind("device", device.value())
                    .bind("limit", slice.limit())
                    .bind("offset", slice.offset())
                    .map(PostgresDeliveredTriggers::map)
                    .list();
            long total = handle.createQuery("SELECT count(*)" + UNSETTLED)
                    .bind("org", organisation.value())
                    .bind("device", device.value())
                    .mapTo(Long.class)
                    .one();
            return new Page<>(items, total);
        });
    }

    private static Unsettled map(ResultSet row, StatementContext context) throws SQLException {
        Trigger trigger = PostgresTriggers.map(row, context);
        String command = row.getString("said");
        return new Unsettled(
                trigger,
                command == null ? null : Unsettled.said(CommandState.valueOf(command), trigger.receivedAt() != null));
    }
}
