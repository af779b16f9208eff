package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the table of commands. */
final class CommandRows {
    /** Gives the next number of the device, whose row stays locked until the end: numbers become visible in order. */
    static final String NEXT_NUMBER = """
            next AS (
                UPDATE device SET last_seq = last_seq + 1 WHERE device_id = :device AND org_id = :org
                RETURNING last_seq)
            """;

    /** To be used with {@link #NEXT_NUMBER}. */
    static final String INSERT = """
            INSERT INTO command (device_id, seq, org_id, command_id, type, trigger_id, label, manual, issued_at,
                                 expires_at, state)
            SELECT :device, last_seq, :org, :command, :type, :trigger, :commandLabel, :manual, :issuedAt, :expiresAt,
                   'PENDING'
            FROM next RETURNING *
            """;

    private static final String APPEND = "WITH " + NEXT_NUMBER + INSERT;

    private CommandRows() {}

    /** @throws NotFound if the command's organisation has no such device */
    static Command append(Handle handle, NewCommand command) {
        return bind(handle.createQuery(APPEND), command)
                .map(CommandRows::map)
                .findOne()
                .orElseThrow(() -> new NotFound("device", command.device().value()));
    }

    static <T extends SqlStatement<T>> T bind(T statement, NewCommand command) {
        TriggerId trigger = command.trigger();
        return statement
                .bind("device", command.device().value())
                .bind("org", command.organisation().value())
                .bind("command", command.id().value())
                .bind("type", command.type().name())
                .bind("trigger", trigger == null ? null : trigger.value())
                .bind("commandLabel", command.label())
                .bind("manual", command.manual())
                .bind("issuedAt", command.issuedAt())
                .bind("expiresAt", command.expiresAt());
    }

    static Command map(ResultSet row, StatementContext context) throws SQLException {
        String trigger = row.getString("trigger_id");
        return new Command(
                new CommandId(row.getString("command_id")),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                new DeviceId(row.getString("device_id")),
                row.getLong("seq"),
                CommandType.valueOf(row.getString("type")),
                trigger == null ? null : new TriggerId(trigger),
                row.getString("label"),
                row.getBoolean("manual"),
                Columns.time(row, "issued_at"),
                Columns.time(row, "expires_at"),
                CommandState.valueOf(row.getString("state")));
    }
}
