package app.visant.edge.chaos;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * What an edge that has ended has in its database.
 *
 * @param runs by trigger
 * @param waiting pictures that are still to be sent
 */
record EdgeBooks(Map<String, Run> runs, List<String> waiting) {
    /**
     * What became of a trigger, in the words of the cloud.
     *
     * @param outcome "open" if it has not ended
     */
    record Run(
            String outcome,
            @Nullable String reason,
            @Nullable String sha256) {}

    static EdgeBooks read(Path file) {
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement()) {
            Map<String, Run> runs = new HashMap<>();
            try (ResultSet row = statement.executeQuery(
                    "select trigger_id, lower(coalesce(outcome, 'open')), error, sha256 from command where trigger_id is not null")) {
                while (row.next()) {
                    runs.put(row.getString(1), new Run(row.getString(2), row.getString(3), row.getString(4)));
                }
            }
            List<String> waiting = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("select record_id from capture where state <> 'QUARANTINED'")) {
                while (row.next()) {
                    waiting.add(row.getString(1));
                }
            }
            return new EdgeBooks(runs, waiting);
        } catch (SQLException e) {
            throw new IllegalStateException("can't read " + file, e);
        }
    }
}
