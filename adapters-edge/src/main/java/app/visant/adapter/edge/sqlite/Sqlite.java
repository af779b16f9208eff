package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.outbox.DiskFull;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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

    private final Connection connection;
    private final Ballast ballast;
    private final ReentrantLock turn = new ReentrantLock();

    Sqlite(Connection connection, Ballast ballast) {
        this.connection = connection;
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

    /** Work on the connection. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** All of the work or nothing of it. */
    <T extends @Nullable Object> T inTransaction(String what, Work<T> work) {
        return taking(what, () -> {
            execute("begin immediate");
            try {
                T result = work.on(connection);
                execute("commit");
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(e);
                throw e;
            }
        });
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** After some faults, as of a full disk, SQLite has done so by itself, and says that there is nothing to roll back. */
    private void rollBack(Exception cause) {
        try {
            execute("rollback");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** One statement, which is a transaction. @return number of rows changed */
    int update(String what, String sql, @Nullable Object... parameters) {
        return taking(what, () -> update(connection, sql, parameters));
    }

    <T> List<T> list(String what, String sql, Row<T> row, @Nullable Object... parameters) {
        return taking(what, () -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(row.of(rows));
                }
                return result;
            }
        });
    }

    <T> Optional<T> first(String what, String sql, Row<T> row, @Nullable Object... parameters) {
        return list(what, sql, row, parameters).stream().findFirst();
    }

    static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    void close() {
        taking("close", () -> {
            connection.close();
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
            execute("pragma wal_checkpoint(truncate)");
            return work.take();
        }
    }

    private static boolean isFull(SQLException e) {
        return e instanceof SQLiteException it && it.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    }
}
