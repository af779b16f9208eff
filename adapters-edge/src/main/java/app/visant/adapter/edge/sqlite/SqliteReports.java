package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.Reports;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.kernel.CommandId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

final class SqliteReports implements Reports {
    private final Sqlite sqlite;

    SqliteReports(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public List<Report> unreported(int max) {
        return sqlite.list("read what is to be reported", """
                select command_id, state, error, changed_at from command
                 where command_id is not null and reported is not state
                 order by changed_at, number limit ?""", SqliteReports::report, max);
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                new CommandId(row.getString("command_id")),
                RunState.valueOf(row.getString("state")),
                row.getString("error"),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    @Override
    public void reported(List<Report> reports) {
        sqlite.inTransaction("note what was reported", connection -> {
            for (Report report : reports) {
                Sqlite.update(
                        connection,
                        "update command set reported = ? where command_id = ?",
                        report.state().name(),
                        report.command().value());
            }
            return reports.size();
        });
    }
}
