package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Holdings;
import app.visant.domain.kernel.RecordId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqliteHoldings implements Holdings {
    private final Sqlite sqlite;

    SqliteHoldings(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public List<Holding> list(long after, int max) {
        return sqlite.list(
                "list the outbox",
                "select * from capture where number > ? order by number limit ?",
                SqliteHoldings::holding,
                after,
                max);
    }

    private static Holding holding(ResultSet row) throws SQLException {
        boolean quarantined = "QUARANTINED".equals(row.getString("state"));
        String reason = row.getString("reason");
        return new Holding(
                row.getLong("number"),
                PictureRows.capture(row),
                row.getInt("attempts"),
                quarantined ? Optional.ofNullable(reason).orElse("") : null);
    }

    private static Optional<Holding> find(Connection connection, RecordId id) throws SQLException {
        try (PreparedStatement statement =
                        Sqlite.prepare(connection, "select * from capture where record_id = ?", id.value());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(holding(row)) : Optional.empty();
        }
    }

    @Override
    public Optional<Holding> retry(RecordId id, Instant at) {
        return sqlite.inTransaction("put a picture back", connection -> {
            Optional<Holding> before = find(connection, id);
            Sqlite.update(connection, """
                    update capture set attempts = 0, not_before = 0, reason = null,
                           state = case state when 'QUARANTINED' then 'QUEUED' else state end
                     where record_id = ?""", id.value());
            if (before.isPresent() && before.get().isQuarantined()) {
                PictureRows.revise(connection, id, Ending.done(), at);
            }
            return before;
        });
    }

    @Override
    public Optional<Holding> evict(RecordId id, String reason, Instant at) {
        return sqlite.inTransaction("give a picture up", connection -> {
            Optional<Holding> before = find(connection, id);
            if (before.isPresent() && !before.get().isQuarantined()) {
                PictureRows.revise(connection, id, Ending.evicted(reason), at);
            }
            Sqlite.update(connection, "delete from capture where record_id = ?", id.value());
            return before;
        });
    }
}
