package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.autonomy.KeptSchedules;
import app.visant.domain.edge.autonomy.KeptSchedulesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteKeptSchedulesTest extends KeptSchedulesContract {
    private EdgeDatabase database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = EdgeDatabase.open(folder.resolve("edge.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected KeptSchedules kept() {
        return database.keptSchedules();
    }
}
