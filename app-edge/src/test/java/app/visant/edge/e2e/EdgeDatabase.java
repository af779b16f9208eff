package app.visant.edge.e2e;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** A look into an edge's database, or into a copy of it. */
public final class EdgeDatabase {
    private static final String IS_QUIET = """
            select not exists (select 1 from command
                                where state in ('RECEIVED', 'STARTED') or (command_id is not null and reported is not state))
               and not exists (select 1 from capture where state <> 'QUARANTINED')
               and not exists (select 1 from schedule where enabled)""";

    private final Path file;

    /** @param folder where {@code edge.db} lies */
    public EdgeDatabase(Path folder) {
        file = folder.resolve("edge.db");
    }

    /** Whether all its commands have ended, the cloud has their pictures and was told of them, and no schedule makes more. */
    public boolean isQuiet() throws SQLException {
        return ask(IS_QUIET) == 1;
    }

    /** How many triggers it has heard of, or has made itself. */
    public int triggers() throws SQLException {
        return ask("select count(*) from command where trigger_id is not null");
    }

    private int ask(String question) throws SQLException {
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getInt(1);
        }
    }
}
