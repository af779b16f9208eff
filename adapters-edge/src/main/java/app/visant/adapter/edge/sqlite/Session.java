package app.visant.adapter.edge.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The one connection with its statements, each compiled once: for a frame of 64 KB, compiling them costs a quarter of what the disk
 * does. Used by the thread whose turn it is.
 */
final class Session {
    private static final int KEPT = 40;

    private final Connection connection;

    /** Those that nobody uses, the one that was used last at the end. */
    private final SequencedMap<String, PreparedStatement> compiled = new LinkedHashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @return number of rows changed */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return with(sql, parameters, PreparedStatement::executeUpdate);
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        return with(sql, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(row.of(rows));
                }
                return result;
            }
        });
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        return list(sql, row, parameters).stream().findFirst();
    }

    /** What has no result, or one that does not matter: it is closed, since no transaction can be committed beside an open one. */
    void execute(String sql) throws SQLException {
        with(sql, new Object[0], statement -> {
            boolean hasResult = statement.execute();
            if (hasResult) {
                statement.getResultSet().close();
            }
            return hasResult;
        });
    }

    void close() throws SQLException {
        for (PreparedStatement statement : compiled.values()) {
            statement.close();
        }
        compiled.clear();
        connection.close();
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** While a statement is used it is not among those that are kept: reading a row may ask the same again. */
    private <T> T with(String sql, @Nullable Object[] parameters, Use<T> use) throws SQLException {
        PreparedStatement kept = compiled.remove(sql);
        PreparedStatement statement = kept == null ? connection.prepareStatement(sql) : kept;
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            T result = use.of(statement);
            statement.clearParameters();
            keep(sql, statement);
            return result;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement same = compiled.put(sql, statement);
        if (same != null) {
            same.close();
        }
        if (compiled.size() > KEPT) {
            compiled.pollFirstEntry().getValue().close();
        }
    }
}
