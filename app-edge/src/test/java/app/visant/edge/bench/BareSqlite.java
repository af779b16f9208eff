package app.visant.edge.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Nothing but SQLite: one table of pictures, one prepared statement, each insert on disk when it returns. */
final class BareSqlite implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;

    BareSqlite(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table picture (number integer primary key, jpeg blob not null)");
        }
        insert = connection.prepareStatement("insert into picture (jpeg) values (?)");
    }

    void insert(byte[] jpeg) throws SQLException {
        insert.setBytes(1, jpeg);
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        connection.close();
    }
}
