package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.Reports;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

final class SqliteReports implements Reports {
    static final String UNREPORTED = """
            select command_id, state, outcome, error, sha256, changed_at from command
             where command_id is not null and reported is not state
             order by changed_at, number limit ?""";

    /** The condition of the index: without it the whole journal is read. */
    static final String REPORTED = """
            update command set reported = ? where command_id = ? and command_id is not null and reported is not state""";

    static final String STORED = """
            update command set state = 'DONE', outcome = 'EXECUTED', error = null, changed_at = ?, reported = 'DONE'
             where command_id = ? and command_id is not null and reported is not state and state = 'FAILED'""";

    private final Sqlite sqlite;

    SqliteReports(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public List<Report> unreported(int max) {
        return sqlite.list("read what is to be reported", UNREPORTED, SqliteReports::report, max);
    }

    private static Report report(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        String sha256 = row.getString("sha256");
        return new Report(
                new CommandId(row.getString("command_id")),
                RunState.valueOf(row.getString("state")),
                outcome == null ? null : RunOutcome.valueOf(outcome),
                row.getString("error"),
                sha256 == null ? null : new Sha256(sha256),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    @Override
    public void reported(List<Report> reports) {
        sqlite.inTransaction("note what was reported", session -> {
            for (Report report : reports) {
                session.update(REPORTED, report.state().name(), report.command().value());
            }
            return reports.size();
        });
    }

    @Override
    public void stored(List<CommandId> commands, Instant at) {
        sqlite.inTransaction("note what the cloud has", session -> {
            for (CommandId command : commands) {
                session.update(STORED, at.toEpochMilli(), command.value());
            }
            return commands.size();
        });
    }
}
