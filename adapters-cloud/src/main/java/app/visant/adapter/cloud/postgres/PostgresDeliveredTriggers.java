package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.trigger.DeliveredTriggers;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresDeliveredTriggers implements DeliveredTriggers {
    /** All that it asks for is in the index {@code trigger_of_device}. */
    private static final String ACCOUNTS = """
            SELECT state, count(*) AS planned,
                   count(*) FILTER (WHERE received_at <= :at AND created_at >= :since) AS delivered,
                   count(*) FILTER (WHERE received_at <= :at AND created_at >= :since AND ended_at <= :at) AS ended
            FROM trigger
            WHERE org_id = :org AND device_id = :device
            GROUP BY state
            """;

    /** The first condition follows from the others; it is that of the index {@code trigger_without_picture}. */
    private static final String UNSETTLED = """
             FROM trigger t LEFT JOIN LATERAL (
                 SELECT state FROM command c
                 WHERE c.org_id = t.org_id AND c.trigger_id = t.trigger_id AND c.device_id = t.device_id
                 ORDER BY c.seq DESC LIMIT 1) c ON true
             WHERE t.org_id = :org AND t.device_id = :device AND t.state <> 'EXECUTED'
               AND (t.state IN %s
                    OR (t.received_at IS NOT NULL AND c.state IN ('EXPIRED', 'DONE')))
            """.formatted(States.OPEN);

    private final Jdbi jdbi;

    PostgresDeliveredTriggers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Accounts accounts(OrganisationId organisation, DeviceId device, Instant since, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery(ACCOUNTS)
                .bind("org", organisation.value())
                .bind("device", device.value())
                .bind("since", since)
                .bind("at", at)
                .map(PostgresDeliveredTriggers::ofOneState)
                .reduce(Accounts.NOTHING, Accounts::plus));
    }

    private static Accounts ofOneState(ResultSet row, StatementContext context) throws SQLException {
        TriggerState state = TriggerState.valueOf(row.getString("state"));
        long delivered = row.getLong("delivered");
        long ended = row.getLong("ended");
        return new Accounts(
                state.accounting(row.getLong("planned")),
                state.accounting(ended).plus(TriggerState.PENDING.accounting(delivered - ended)));
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
