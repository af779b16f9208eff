package app.visant.adapter.cloud.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class a fresh database with our tables on the one server of this JVM:
 * {@code @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();}, or
 * {@code @ExtendWith(TestDatabase.class)} and a parameter of type {@link Database} or {@link Jdbi}. Outside of JUnit:
 * {@link #fresh()}. Nothing here survives a power cut.
 */
public final class TestDatabase implements AfterAllCallback, ParameterResolver {
    private static final String TEMPLATE = "visant_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseAddress address = fresh();
    private final Database database = Database.connect(address);

    /** The server, started at first use, stopped and removed when the JVM ends. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = startServer();

        private static EmbeddedPostgres startServer() {
            try {
                Path folder = Files.createTempDirectory("visant-postgres-");
                EmbeddedPostgres server = EmbeddedPostgres.start(folder, EmbeddedPostgres.Durability.NONE);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, folder)));
                execute(server.address(), "CREATE DATABASE " + TEMPLATE);
                Database.migrate(server.address(TEMPLATE));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(EmbeddedPostgres server, Path folder) {
            try (server) {
                server.close();
                PostgresBinaries.deleteTree(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where a new database with our tables and no rows is; it lives as long as the JVM. */
    public static synchronized DatabaseAddress fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES.address(), "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return Server.POSTGRES.address(name);
    }

    private static void execute(DatabaseAddress at, String sql) {
        try (Connection connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
    }

    public Database database() {
        return database;
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    /** Where it is, for a program of its own. */
    public DatabaseAddress address() {
        return address;
    }

    /** Removes all rows of all tables of ours. */
    public void clear() {
        jdbi().useHandle(handle -> {
            String tables = String.join(
                    ", ", handle.createQuery("""
                                    SELECT quote_ident(tablename) FROM pg_tables
                                    WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'
                                      AND tablename NOT ILIKE 'qrtz\\_%'
                                    """).mapTo(String.class).list());
            handle.execute("TRUNCATE " + tables + " CASCADE");
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Database.class || type == Jdbi.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Jdbi.class ? jdbi() : database;
    }
}
