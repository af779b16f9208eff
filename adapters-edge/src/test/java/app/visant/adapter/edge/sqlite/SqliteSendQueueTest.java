package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.outbox.EdgeStore;
import app.visant.domain.edge.outbox.SendQueueContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSendQueueTest extends SendQueueContract {
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
}
