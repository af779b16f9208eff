package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.RunKey;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SqliteCommandJournal implements CommandJournal {
    static final String WAITING =
            "select * from command where state = 'RECEIVED' order by kind = 'MANUAL' desc, number limit ?";

    static final String ABANDON = """
            update command set state = 'FAILED', outcome = 'FAILED', error = ?, changed_at = ? where state = 'STARTED'""";

    private static final String END = """
            update command set state = ?, outcome = ?, error = ?, sha256 = ?, changed_at = ?
             where run_key = ? and state in ('RECEIVED', 'STARTED')""";

    private static final String REVISE = """
            update command set state = ?, outcome = ?, error = ?, changed_at = ?
             where run_key = ? and state in ('DONE', 'FAILED') and state <> ?""";

    private final Sqlite sqlite;

    SqliteCommandJournal(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public Acceptance accept(EdgeCommand command, Instant at) {
        return sqlite.inTransaction("take in a command", session -> {
            if (command.seq() > 0) {
                session.update("update cursor set seq = ?", command.seq());
            }
            boolean first = insert(session, command, at);
            return first ? new Acceptance.First() : new Acceptance.Known(known(session, command));
        });
    }

    private static boolean insert(Session session, EdgeCommand command, Instant at) throws SQLException {
        Task task = command.task();
        Task.Capture capture = task instanceof Task.Capture it ? it : null;
        return 1
                == session.update(
                        """
                        insert into command (run_key, command_id, seq, type, trigger_id, label, kind, issued_at, expires_at, state, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', ?)
                        on conflict (run_key) do nothing""",
                        command.key().value(),
                        command.id() == null ? null : command.id().value(),
                        command.seq(),
                        task.type(),
                        capture == null || capture.trigger() == null
                                ? null
                                : capture.trigger().value(),
                        capture == null ? "" : capture.label(),
                        (capture == null ? TriggerKind.SCHEDULED : capture.kind()).name(),
                        command.issuedAt().toEpochMilli(),
                        command.expiresAt() == null ? null : command.expiresAt().toEpochMilli(),
                        at.toEpochMilli());
    }

    /** The cloud sent it again: it has not heard of it, or knows it under another dialect's name. */
    private static RunState known(Session session, EdgeCommand command) throws SQLException {
        session.update(
                "update command set reported = null, command_id = coalesce(?, command_id), seq = max(seq, ?) where run_key = ?",
                command.id() == null ? null : command.id().value(),
                command.seq(),
                command.key().value());
        return session.first(
                        "select state from command where run_key = ?",
                        row -> RunState.valueOf(row.getString(1)),
                        command.key().value())
                .orElseThrow(() -> new SQLException("a command that conflicts is not there: " + command.key()));
    }

    @Override
    public List<EdgeCommand> waiting(int max) {
        return sqlite.list("read the commands", WAITING, SqliteCommandJournal::command, max);
    }

    private static EdgeCommand command(ResultSet row) throws SQLException {
        String id = row.getString("command_id");
        String trigger = row.getString("trigger_id");
        long expires = row.getLong("expires_at");
        Instant expiresAt = row.wasNull() ? null : Instant.ofEpochMilli(expires);
        return new EdgeCommand(
                id == null ? null : new CommandId(id),
                row.getLong("seq"),
                Task.of(
                        row.getString("type"),
                        trigger == null ? null : new TriggerId(trigger),
                        row.getString("label"),
                        TriggerKind.valueOf(row.getString("kind"))),
                Instant.ofEpochMilli(row.getLong("issued_at")),
                expiresAt);
    }

    @Override
    public boolean start(RunKey key, Instant at) {
        return sqlite.update(
                        "begin a command",
                        "update command set state = 'STARTED', changed_at = ? where run_key = ? and state = 'RECEIVED'",
                        at.toEpochMilli(),
                        key.value())
                == 1;
    }

    @Override
    public void end(RunKey key, Ending ending, Instant at) {
        sqlite.inTransaction("end a command", session -> end(session, key, ending, ending.picture(), at));
    }

    /** Part of the transaction that stores the command's picture. */
    static void done(Session session, RunKey key, Sha256 picture, Instant at) throws SQLException {
        end(session, key, Ending.done(), picture, at);
    }

    private static int end(Session session, RunKey key, Ending ending, @Nullable Sha256 picture, Instant at)
            throws SQLException {
        return session.update(
                END,
                ending.state().name(),
                ending.outcome().name(),
                ending.reason(),
                picture == null ? null : picture.hex(),
                at.toEpochMilli(),
                key.value());
    }

    /** Part of the transaction that changes what becomes of the command's picture; nothing if the command did not end. */
    static void revise(Session session, RunKey key, Ending ending, Instant at) throws SQLException {
        session.update(
                REVISE,
                ending.state().name(),
                ending.outcome().name(),
                ending.reason(),
                at.toEpochMilli(),
                key.value(),
                ending.state().name());
    }

    @Override
    public int abandonStarted(String error, Instant at) {
        return sqlite.update("end the commands of an earlier run", ABANDON, error, at.toEpochMilli());
    }

    @Override
    public long cursor() {
        return sqlite.first("read the cursor", "select seq from cursor", row -> row.getLong(1))
                .orElseThrow();
    }
}
