package app.visant.adapter.edge.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.outbox.EdgeStore;
import app.visant.domain.edge.outbox.LedgerContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTest extends LedgerContract {
    @TempDir
    private Path folder;

    private EdgeDatabase database;

    @BeforeEach
    void open() {
        database = EdgeDatabase.open(folder.resolve("edge.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected EdgeStore store() {
        return new DatabaseStore(database);
    }

    @Test
    void addsUpByAnIndex() throws SQLException {
        try (Connection connection = Sqlite.connect(folder.resolve("edge.db"));
                Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("explain query plan " + SqliteLedger.COUNT)) {
            StringBuilder steps = new StringBuilder();
            while (plan.next()) {
                steps.append(plan.getString("detail")).append('\n');
            }
            assertThat(steps).contains("COVERING INDEX command_ledger").doesNotContain("TEMP B-TREE");
        }
    }
}
