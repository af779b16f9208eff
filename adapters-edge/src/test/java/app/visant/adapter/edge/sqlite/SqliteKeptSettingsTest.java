package app.visant.adapter.edge.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.settings.KeptSettings;
import app.visant.domain.edge.settings.KeptSettingsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteKeptSettingsTest extends KeptSettingsContract {
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
    protected KeptSettings settings() {
        return database.keptSettings();
    }

    @Test
    void outlivesTheProgram() {
        settings().keep(ALL);
        database.close();
        open();
        assertThat(settings().find()).contains(ALL);
    }
}
