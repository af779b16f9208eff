package app.visant.adapter.edge.sqlite;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.outbox.EdgeStore;
import app.visant.domain.edge.outbox.EdgeStoreContract;
import app.visant.domain.edge.upload.Lane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteEdgeStoreTest extends EdgeStoreContract {
    @TempDir
    private Path folder;

    private EdgeDatabase database;

    @BeforeEach
    void open() {
        database = EdgeDatabase.open(file());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path file() {
        return folder.resolve("edge.db");
    }

    @Override
    protected EdgeStore store() {
        return new DatabaseStore(database);
    }

    private void reopen() {
        database.close();
        open();
    }

    @Test
    void remembersEverythingWhenItIsOpenedAgain() {
        database.journal().accept(capture(1), NOON);
        database.journal().accept(capture(2), NOON);
        database.journal().start(capture(1).key(), NOON);
        database.outbox().add(picture(1), jpeg(1), capture(1).key(), NOON);

        reopen();

        assertThat(database.journal().waiting(10)).containsExactly(capture(2));
        assertThat(database.journal().cursor()).isEqualTo(2);
        assertThat(database.outbox().backlog().count()).isEqualTo(1);
        assertThat(database.reports().unreported(10)).hasSize(2);
    }

    @Test
    void syncsEveryCommit() throws SQLException {
        try (Connection connection = Sqlite.connect(file());
                Statement statement = connection.createStatement()) {
            assertThat(pragma(statement, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(statement, "synchronous")).isEqualTo("2");
            assertThat(pragma(statement, "user_version")).isEqualTo(Integer.toString(Migrations.latest()));
        }
    }

    private static String pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma " + name)) {
            return row.getString(1);
        }
    }

    @Test
    void findsTheNextPicturesAndWhenTheyAreDueByAnIndex() throws SQLException {
        assertThat(plan(SqliteSendQueue.NEXT)).hasSize(1).first().asString().contains("capture_waiting");
        assertThat(plan(SqliteSendQueue.DUE)).hasSize(1).first().asString().contains("capture_not_before");
        assertThat(plan(SqliteSendQueue.RECOVER)).hasSize(1).first().asString().contains("capture_age");
    }

    @Test
    void findsTheCommandsToRunAndToReportByAnIndexHoweverLongTheJournalIs() throws SQLException {
        assertThat(plan(SqliteCommandJournal.WAITING))
                .hasSize(1)
                .first()
                .asString()
                .contains("command_waiting");
        assertThat(plan(SqliteCommandJournal.ABANDON))
                .hasSize(1)
                .first()
                .asString()
                .contains("command_begun");
        assertThat(plan(SqliteReports.UNREPORTED)).hasSize(1).first().asString().contains("command_unreported");
        assertThat(plan(SqliteReports.REPORTED)).hasSize(1).first().asString().contains("command_reporting");
        assertThat(plan(SqliteReports.STORED)).hasSize(1).first().asString().contains("command_reporting");
    }

    /** A sort would be a step of its own. */
    private List<String> plan(String sql) throws SQLException {
        try (Connection connection = Sqlite.connect(file());
                Statement statement = connection.createStatement();
                ResultSet steps = statement.executeQuery("explain query plan " + sql)) {
            List<String> plan = new ArrayList<>();
            while (steps.next()) {
                plan.add(steps.getString("detail"));
            }
            return plan;
        }
    }

    @Test
    void refusesADatabaseOfANewerProgram() throws SQLException {
        database.close();
        try (Connection connection = Sqlite.connect(file());
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = 99");
        }
        try {
            assertThatThrownBy(() -> EdgeDatabase.open(file()))
                    .isInstanceOf(EdgeStorageException.class)
                    .hasMessageContaining("newer version");
        } finally {
            resetVersion();
            open();
        }
    }

    private void resetVersion() throws SQLException {
        try (Connection connection = Sqlite.connect(file());
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = " + Migrations.latest());
        }
    }

    @Test
    void saysWhichFileCanNotBeOpened() throws Exception {
        Path noDatabase = Files.writeString(folder.resolve("poem.db"), "this is a poem, not a database. ".repeat(200));

        assertThatThrownBy(() -> EdgeDatabase.open(noDatabase))
                .isInstanceOf(EdgeStorageException.class)
                .hasMessageContaining("poem.db");
    }

    @Test
    void letsAnotherProgramChangeWhatItHasOpenAndNoticesIt() {
        database.outbox().add(picture(1), jpeg(1), null, NOON);
        database.outbox().quarantine(picture(1).id(), "HTTP 409", NOON);
        long before = database.changesOfOthers();

        try (EdgeDatabase other = EdgeDatabase.join(file())) {
            other.holdings().retry(picture(1).id(), NOON);
        }

        assertThat(database.changesOfOthers()).isNotEqualTo(before);
        long after = database.changesOfOthers();
        assertThat(database.sendQueue().exchange(List.of(), Lane.BACKLOG, NOON, 1))
                .hasSize(1);
        assertThat(database.changesOfOthers()).isEqualTo(after);
    }

    @Test
    void joinsNeitherWhatIsNotThereNorAnotherLayout() throws SQLException {
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() -> EdgeDatabase.join(missing)).hasMessageContaining("there is no");
        assertThat(missing).doesNotExist();
        try (Connection connection = Sqlite.connect(missing);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = 1");
        }
        assertThatThrownBy(() -> EdgeDatabase.join(missing)).hasMessageContaining("layout 1, not ");
    }

    @Test
    void takesManyThreads() {
        IntStream.range(0, 200)
                .parallel()
                .forEach(number -> database.outbox().add(picture(number), jpeg(number), null, NOON));

        assertThat(database.outbox().backlog().count()).isEqualTo(200);
    }
}
