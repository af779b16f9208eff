package app.visant.adapter.cloud.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rows that are bound as one array for each column; the SQL casts each to the type that it needs. */
final class Columns {
    private final Map<String, List<@Nullable String>> columns = new LinkedHashMap<>();

    Columns(String... names) {
        for (String name : names) {
            columns.put(name, new ArrayList<>());
        }
    }

    /** Adds one row; its values stand in the order of the columns' names. */
    void add(@Nullable Object... row) {
        int place = 0;
        for (List<@Nullable String> column : columns.values()) {
            Object value = row[place++];
            column.add(value == null ? null : value.toString());
        }
    }

    boolean isEmpty() {
        return columns.values().stream().allMatch(List::isEmpty);
    }

    <T extends SqlStatement<T>> T bind(T statement) {
        columns.forEach((name, values) -> statement.bindArray(name, String.class, values));
        return statement;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Of a column that is never null. */
    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
