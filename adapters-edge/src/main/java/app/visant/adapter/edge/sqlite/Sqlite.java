package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.outbox.DiskFull;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The one connection, and the few ways in which it is used. Safe for threads: they take turns. */
final class Sqlite {
    private static final int BUSY_TIMEOUT_MS = 5000;

    private final Session session;
    private final Ballast ballast;
    private final ReentrantLock turn = new ReentrantLock();

    Sqlite(Connection connection, Ballast ballast) {
        this.session = new Session(connection);
        this.ballast = ballast;
    }

    static Connection connect(Path file) throws SQLException {
        SqliteLibrary.locate();
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source.getConnection();
    }

    /** Work in a transaction. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T on(Session session) throws SQLException;
    }

    /** All of the work or nothing of it. */
    <T extends @Nullable Object> T inTransaction(String what, Work<T> work) {
        return taking(what, () -> {
            session.execute("begin immediate");
            try {
                T result = work.on(session);
                session.execute("commit");
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(e);
                throw e;
            }
        });
    }

    /** After some faults, as of a full disk, SQLite has done so by itself, and says that there is nothing to roll back. */
    private void rollBack(Exception cause) {
        try {
            session.execute("rollback");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** One statement, which is a transaction. @return number of rows changed */
    int update(String what, String sql, @Nullable Object... parameters) {
        return taking(what, () -> session.update(sql, parameters));
    }

    <T> List<T> list(String what, String sql, Session.Row<T> row, @Nullable Object... parameters) {
        return taking(what, () -> session.list(sql, row, parameters));
    }

    <T> Optional<T> first(String what, String sql, Session.Row<T> row, @Nullable Object... parameters) {
        return taking(what, () -> session.first(sql, row, parameters));
    }

    void close() {
        taking("close", () -> {
            session.close();
            return null;
        });
    }

    @FunctionalInterface
    private interface Turn<T extends @Nullable Object> {
        T take() throws SQLException;
    }

    private <T extends @Nullable Object> T taking(String what, Turn<T> work) {
        turn.lock();
        try {
            return takingBallast(work);
        } catch (SQLException e) {
            if (isFull(e)) {
                throw new DiskFull("can't " + what + ": the disk is full", e);
            }
            throw new EdgeStorageException("can't " + what, e);
        } finally {
            turn.unlock();
        }
    }

    /** On a full disk once more, with the room of the ballast: what the log holds goes into the file, which gives the log's room back. */
    private <T extends @Nullable Object> T takingBallast(Turn<T> work) throws SQLException {
        try {
            return work.take();
        } catch (SQLException e) {
            if (!isFull(e) || !ballast.drop()) {
                throw e;
            }
            session.execute("pragma wal_checkpoint(truncate)");
            return work.take();
        }
    }

    private static boolean isFull(SQLException e) {
        return e instanceof SQLiteException it && it.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    }
}
