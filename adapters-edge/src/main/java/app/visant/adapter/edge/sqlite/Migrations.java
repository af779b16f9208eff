package app.visant.adapter.edge.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The layout of the database, version by version; {@code user_version} says which one a file has. Each is applied whole or not at all. */
final class Migrations {
    /** In order; each is a list of statements. Times are milliseconds since 1970. */
    private static final List<List<String>> VERSIONS = List.of(List.of(
            """
            create table cursor (
                only integer primary key check (only = 1),
                seq  integer not null
            )""",
            "insert into cursor (only, seq) values (1, 0)",
            """
            create table command (
                number     integer primary key,
                run_key    text    not null unique,
                command_id text,
                seq        integer not null,
                type       text    not null,
                trigger_id text,
                label      text    not null,
                kind       text    not null,
                issued_at  integer not null,
                expires_at integer,
                state      text    not null check (state in ('RECEIVED', 'STARTED', 'DONE', 'FAILED')),
                error      text,
                changed_at integer not null,
                reported   text
            )""",
            "create index command_open on command (state, kind) where state in ('RECEIVED', 'STARTED')",
            "create index command_unreported on command (changed_at) where command_id is not null and reported is not state",
            """
            create table outbox (
                number      integer primary key,
                record_id   text    not null unique,
                captured_at integer not null,
                trigger_id  text,
                label       text    not null,
                kind        text    not null,
                sha256      text    not null,
                bytes       integer not null,
                added_at    integer not null,
                attempts    integer not null default 0,
                not_before  integer not null default 0,
                refused     text,
                jpeg        blob    not null
            )""",
            "create index outbox_waiting on outbox (kind = 'MANUAL' desc, captured_at, number) where refused is null",
            "create index outbox_not_before on outbox (not_before) where refused is null"));

    private Migrations() {}

    static void apply(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > VERSIONS.size()) {
            throw new EdgeStorageException("the database is of a newer version of this program (layout " + version
                    + ", known up to " + VERSIONS.size() + ")");
        }
        for (int next = version; next < VERSIONS.size(); next++) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : VERSIONS.get(next)) {
                    statement.execute(sql);
                }
                statement.execute("pragma user_version = " + (next + 1));
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
