package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.Ledger;
import app.visant.domain.edge.command.Reports;
import app.visant.domain.edge.outbox.Outbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The edge's database. One connection, used by one thread at a time: what a method of its parts wrote is on disk, fsynced,
 * when the method returns. Only one program may have the file open.
 */
public final class EdgeDatabase implements AutoCloseable {
    private final Sqlite sqlite;

    private EdgeDatabase(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    /**
     * Opens the file, made if it is not there, brought to this program's layout if it is older.
     *
     * @throws EdgeStorageException if that is not possible
     */
    public static EdgeDatabase open(Path file) {
        try {
            Connection connection = Sqlite.connect(file);
            try {
                Migrations.apply(connection);
            } catch (SQLException | EdgeStorageException e) {
                connection.close();
                throw e;
            }
            return new EdgeDatabase(new Sqlite(connection));
        } catch (SQLException e) {
            throw new EdgeStorageException("can't open " + file, e);
        }
    }

    public Outbox outbox() {
        return new SqliteOutbox(sqlite);
    }

    public CommandJournal journal() {
        return new SqliteCommandJournal(sqlite);
    }

    public Ledger ledger() {
        return new SqliteLedger(sqlite);
    }

    public Reports reports() {
        return new SqliteReports(sqlite);
    }

    @Override
    public void close() {
        sqlite.close();
    }
}
