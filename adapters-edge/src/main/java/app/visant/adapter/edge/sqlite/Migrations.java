package app.visant.adapter.edge.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The layout of the database, version by version; {@code user_version} says which one a file has. Each is applied whole or not at all. */
final class Migrations {
    /** In order; each is a list of statements. Times are milliseconds since 1970. */
    private static final List<List<String>> VERSIONS = List.of(
            createCommandsAndPictures(),
            keepOutcomes(),
            keepLedger(),
            keepSchedules(),
            sendTheNewestFirst(),
            findTheOldest(),
            countSentBytes(),
            findUndatedPictures(),
            keepSettings(),
            findOpenCommands());

    private Migrations() {}

    private static List<String> createCommandsAndPictures() {
        return List.of(
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
                "create index outbox_not_before on outbox (not_before) where refused is null");
    }

    /** Commands get what they came to, pictures their bytes apart, so that the queue can be read without them. */
    private static List<String> keepOutcomes() {
        return List.of(
                """
            alter table command add column outcome text
                check (outcome in ('EXECUTED', 'FAILED', 'EXPIRED', 'SKIPPED', 'EVICTED'))""",
                "alter table command add column sha256 text",
                """
            update command set outcome = case
                when state = 'DONE' then 'EXECUTED'
                when error = 'expired before it could be run' then 'EXPIRED'
                else 'FAILED' end
             where state in ('DONE', 'FAILED')""",
                """
            create table capture (
                number          integer primary key,
                record_id       text    not null unique,
                run_key         text,
                captured_at     integer not null,
                trigger_id      text,
                label           text    not null,
                kind            text    not null,
                sha256          text    not null,
                bytes           integer not null,
                added_at        integer not null,
                state           text    not null default 'QUEUED' check (state in ('QUEUED', 'SENDING', 'QUARANTINED')),
                attempts        integer not null default 0,
                not_before      integer not null default 0,
                priority        integer not null,
                reason          text,
                boot_id         text,
                monotonic_ms    integer,
                clock_offset_ms integer,
                clock_error_ms  integer
            )""",
                """
            insert into capture (number, record_id, run_key, captured_at, trigger_id, label, kind, sha256, bytes, added_at,
                                 state, attempts, not_before, priority, reason)
            select number, record_id, 'trigger/' || trigger_id, captured_at, trigger_id, label, kind, sha256, bytes, added_at,
                   case when refused is null then 'QUEUED' else 'QUARANTINED' end, attempts, not_before,
                   case kind when 'MANUAL' then 0 when 'EVENT' then 1 else 2 end, refused
              from outbox order by number""",
                """
            create table frame (
                number integer primary key references capture (number) on delete cascade,
                jpeg   blob not null
            )""",
                "insert into frame (number, jpeg) select number, jpeg from outbox order by number",
                "drop table outbox",
                "update command set sha256 = capture.sha256 from capture where capture.run_key = command.run_key",
                """
            update command set state = 'FAILED', outcome = 'FAILED', error = capture.reason
              from capture
             where capture.run_key = command.run_key and capture.state = 'QUARANTINED' and command.state = 'DONE'""",
                "create index capture_waiting on capture (priority, captured_at, number) where state = 'QUEUED'",
                "create index capture_not_before on capture (not_before) where state = 'QUEUED'");
    }

    /** What forgotten commands came to, and how to add up the others without reading them. */
    private static List<String> keepLedger() {
        return List.of(
                """
            create table ledger_total (
                outcome  text    primary key,
                triggers integer not null,
                since    integer not null
            )""",
                "create index command_ledger on command (outcome, issued_at, trigger_id) where trigger_id is not null");
    }

    /** The schedules as the cloud told them last, and when it was heard. Days are bits, 2 for Monday. */
    private static List<String> keepSchedules() {
        return List.of("""
            create table schedule (
                id             text    primary key,
                organisation   text    not null,
                device         text    not null,
                label          text    not null,
                interval_s     integer,
                anchor_s       integer,
                cron           text,
                zone           text    not null,
                misfire        text    not null,
                expiry_s       integer not null,
                enabled        integer not null,
                version        integer not null,
                effective_from integer not null,
                fired_before   integer,
                check ((cron is null) = (interval_s is not null and anchor_s is not null))
            )""", """
            create table schedule_window (
                number   integer primary key,
                schedule text    not null references schedule (id),
                days     integer not null,
                from_s   integer not null,
                to_s     integer not null
            )""", """
            create table heard (
                only integer primary key check (only = 1),
                at   integer not null
            )""");
    }

    /** The order of coming in, since clocks lie; what never failed is in no index of its own. */
    private static List<String> sendTheNewestFirst() {
        return List.of(
                "drop index capture_waiting",
                "drop index capture_not_before",
                "create index capture_waiting on capture (priority, number desc) where state = 'QUEUED'",
                "create index capture_not_before on capture (not_before) where state = 'QUEUED' and not_before > 0",
                "create index capture_sending on capture (number) where state = 'SENDING'");
    }

    /** Of each worth, and how many bytes there are: read without reading the pictures' rows. It finds what is on its way, too. */
    private static List<String> findTheOldest() {
        return List.of(
                "drop index capture_sending",
                "create index capture_age on capture (state, kind, captured_at, number, bytes)");
    }

    /** By the hour since 1970. */
    private static List<String> countSentBytes() {
        return List.of("create table sent_bytes (hour integer primary key, bytes integer not null)");
    }

    private static List<String> findUndatedPictures() {
        return List.of("create index capture_undated on capture (boot_id) where clock_error_ms is null");
    }

    /** What the cloud wishes; what is null is the device's own affair. No windows means always; days are bits, 2 for Monday. */
    private static List<String> keepSettings() {
        return List.of("""
            create table settings (
                only                 integer primary key check (only = 1),
                version              integer not null,
                quota_bytes          integer,
                disk_share           real,
                max_age_days         integer,
                budget_hour_bytes    integer,
                budget_day_bytes     integer,
                budget_month_bytes   integer,
                windows              integer,
                windows_zone         text,
                metered              integer,
                quality_below_hours  real,
                rate_below_hours     real,
                previews_below_hours real,
                reduced_quality      integer,
                reduced_long_side    integer
            )""", """
            create table settings_window (
                number integer primary key,
                days   integer not null,
                from_s integer not null,
                to_s   integer not null
            )""");
    }

    /** What waits in the order in which it is run, what was begun, and what is to be reported by its name. */
    private static List<String> findOpenCommands() {
        return List.of(
                "drop index command_open",
                "create index command_waiting on command (kind = 'MANUAL' desc, number) where state = 'RECEIVED'",
                "create index command_begun on command (number) where state = 'STARTED'",
                """
            create index command_reporting on command (command_id)
             where command_id is not null and reported is not state""");
    }

    /** The version that this program works with. */
    static int latest() {
        return VERSIONS.size();
    }

    static void apply(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > latest()) {
            throw new EdgeStorageException("the database is of a newer version of this program (layout " + version
                    + ", known up to " + latest() + ")");
        }
        for (int next = version; next < latest(); next++) {
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

    /** @throws EdgeStorageException if the file has another layout than this program's */
    static void requireCurrent(Connection connection) throws SQLException {
        int version = version(connection);
        if (version != VERSIONS.size()) {
            throw new EdgeStorageException(
                    "the database is of another version of this program (layout " + version + ", not " + VERSIONS.size()
                            + "): it is brought up to date when the daemon of this version starts");
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
