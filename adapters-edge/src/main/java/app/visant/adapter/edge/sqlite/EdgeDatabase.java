package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.autonomy.KeptSchedules;
import app.visant.domain.edge.clock.UndatedPictures;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.Ledger;
import app.visant.domain.edge.command.Reports;
import app.visant.domain.edge.outbox.Holdings;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.settings.KeptSettings;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.SentBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The edge's database. One connection, used by one thread at a time: what a method of its parts wrote is on disk, fsynced,
 * when the method returns. One program opens the file, and others may join it meanwhile; they take turns at writing.
 */
public final class EdgeDatabase implements AutoCloseable {
    private final Sqlite sqlite;

    private final Ballast ballast;

    private EdgeDatabase(Sqlite sqlite, Ballast ballast) {
        this.sqlite = sqlite;
        this.ballast = ballast;
    }

    private static EdgeDatabase of(Connection connection, Path file) {
        Ballast ballast = new Ballast(file);
        return new EdgeDatabase(new Sqlite(connection, ballast), ballast);
    }

    /** Sets room on the disk apart for the time when it is full, if there is any. To be called now and then. */
    public void setRoomApart() {
        ballast.takeIn();
    }

    /** Bytes that are still to be set apart. */
    public long roomToSetApart() {
        return ballast.missing();
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
            return of(connection, file);
        } catch (SQLException e) {
            throw new EdgeStorageException("can't open " + file, e);
        }
    }

    /**
     * Opens a file that there is, also one that another program has open, and leaves its layout as it is.
     *
     * @throws EdgeStorageException if that is not possible, or the layout is not this program's
     */
    public static EdgeDatabase join(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new EdgeStorageException("there is no " + file);
        }
        try {
            Connection connection = Sqlite.connect(file);
            try {
                Migrations.requireCurrent(connection);
            } catch (SQLException | EdgeStorageException e) {
                connection.close();
                throw e;
            }
            return of(connection, file);
        } catch (SQLException e) {
            throw new EdgeStorageException("can't open " + file, e);
        }
    }

    /** Changes whenever another program has changed something. */
    public long changesOfOthers() {
        return sqlite.first("look for changes", "pragma data_version", row -> row.getLong(1))
                .orElseThrow();
    }

    public Outbox outbox() {
        return new SqliteOutbox(sqlite);
    }

    public Holdings holdings() {
        return new SqliteHoldings(sqlite);
    }

    public SendQueue sendQueue() {
        return new SqliteSendQueue(sqlite);
    }

    public SentBytes sentBytes() {
        return new SqliteSentBytes(sqlite);
    }

    public CommandJournal journal() {
        return new SqliteCommandJournal(sqlite);
    }

    public UndatedPictures undatedPictures() {
        return new SqliteUndatedPictures(sqlite);
    }

    public Ledger ledger() {
        return new SqliteLedger(sqlite);
    }

    public Reports reports() {
        return new SqliteReports(sqlite);
    }

    public KeptSchedules keptSchedules() {
        return new SqliteKeptSchedules(sqlite);
    }

    public KeptSettings keptSettings() {
        return new SqliteKeptSettings(sqlite);
    }

    @Override
    public void close() {
        sqlite.close();
    }
}
