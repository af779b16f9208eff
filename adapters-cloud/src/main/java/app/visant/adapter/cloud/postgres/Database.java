package app.visant.adapter.cloud.postgres;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/** A PostgreSQL database with our tables in it, and the pool of connections to it. */
public final class Database implements AutoCloseable, Managed {
    /** The scripts that make our tables, on the class path. */
    static final String MIGRATIONS = "classpath:app/visant/adapter/cloud/postgres/migration";

    private static final int MAX_CONNECTIONS = 20;
    private static final int MIN_IDLE = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final Duration VALIDATION_INTERVAL = Duration.ofSeconds(10);

    private final DataSource pool;
    private final Jdbi jdbi;

    private Database(DataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // What a statement was given stays out of the log, as password hashes and addresses.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws DatabaseUnusable if it can't be reached, or its tables can't be brought up to date
     */
    public static Database open(DatabaseAddress address) {
        migrate(address);
        return connect(address);
    }

    /** Connects to a database whose tables are up to date. */
    static Database connect(DatabaseAddress address) {
        return connect(address, MAX_CONNECTIONS);
    }

    /** @param connections how many there are at most */
    static Database connect(DatabaseAddress address, int connections) {
        PoolProperties properties = pool(address);
        properties.setMaxActive(connections);
        properties.setMaxIdle(connections);
        return new Database(new DataSource(properties));
    }

    static void migrate(DatabaseAddress address) {
        try {
            Flyway.configure()
                    .dataSource(address.jdbcUrl(), orNull(address.user()), orNull(address.password()))
                    .locations(MIGRATIONS)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnusable("The database at " + address + " can't be used: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("NullAway") // Flyway takes null for "it is in the URL", and does not say so.
    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static PoolProperties pool(DatabaseAddress address) {
        PoolProperties properties = new PoolProperties();
        properties.setDriverClassName("org.postgresql.Driver");
        properties.setUrl(address.jdbcUrl());
        if (!address.user().isEmpty()) {
            properties.setUsername(address.user());
            properties.setPassword(address.password());
        }
        properties.setName("visant");
        properties.setMaxActive(MAX_CONNECTIONS);
        properties.setMaxIdle(MAX_CONNECTIONS);
        properties.setMinIdle(MIN_IDLE);
        properties.setInitialSize(MIN_IDLE);
        properties.setMaxWait((int) MAX_WAIT.toMillis());
        properties.setTestOnBorrow(true);
        properties.setValidationQuery("/* alive */ SELECT 1");
        properties.setValidationQueryTimeout(2);
        properties.setValidationInterval(VALIDATION_INTERVAL.toMillis());
        properties.setRollbackOnReturn(true);
        properties.setJmxEnabled(false);
        // A batch is one statement on the wire; a plan is kept from its second use on.
        properties.setConnectionProperties("reWriteBatchedInserts=true;prepareThreshold=2;tcpKeepAlive=true;"
                + "logServerErrorDetail=false;ApplicationName=visant;socketTimeout=60;connectTimeout=5");
        return properties;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public javax.sql.DataSource dataSource() {
        return pool;
    }

    /** For figures: how many connections are in use, idle, waited for. */
    public ConnectionPool connectionPool() {
        return pool.getPool();
    }

    @Override
    public void stop() {
        close();
    }

    /** Closes all connections, those in use too. */
    @Override
    public void close() {
        pool.close(true);
    }
}
