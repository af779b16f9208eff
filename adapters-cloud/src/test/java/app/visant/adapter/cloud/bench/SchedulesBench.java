package app.visant.adapter.cloud.bench;

import app.visant.adapter.cloud.postgres.Database;
import app.visant.adapter.cloud.postgres.EmbeddedPostgres;
import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.adapter.cloud.quartz.QuartzTicks;
import app.visant.adapter.cloud.quartz.Ticks;
import app.visant.domain.trigger.DueSchedules;
import app.visant.domain.trigger.PlanTriggers;
import app.visant.domain.trigger.TrackCommands;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/**
 * How late commands are when 20,000 of 100,000 schedules are due within a minute, and when they are due at one moment.
 * Real PostgreSQL, fsynced, driven by Quartz. Late is the time from the planned moment until the command is durable and
 * can be read. Before it, 2,000 that are not counted let the JVM find its feet.
 */
public final class SchedulesBench {
    private static final int SCHEDULES = 100_000;
    private static final int DUE = 20_000;
    private static final int WARM_UP = 2_000;
    private static final Duration WARM_UP_TIME = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final InstantSource CLOCK = InstantSource.system();

    private SchedulesBench() {}

    /** @param arguments the folder to work in, else a new temporary one */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("visant-bench-");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, EmbeddedPostgres.Durability.SAFE);
                Database database = Database.open(server.address())) {
            database.jdbi().useHandle(handle -> handle.execute(ORGANISATIONS_AND_DEVICES, SCHEDULES));
            run(database, "spread over one minute", 60);
            run(database, "all at one moment", 1);
        }
    }

    private static void run(Database database, String what, int seconds) throws InterruptedException {
        Instant first = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(25);
        fill(database.jdbi(), first, seconds);
        PostgresDispatch dispatch = new PostgresDispatch(database.jdbi());
        Recording recording = new Recording(dispatch.dueSchedules(), first);
        PlanTriggers planning = new PlanTriggers(recording, devices -> {}, event -> {}, CLOCK);
        TrackCommands tracking = new TrackCommands(dispatch.commandLog(), dispatch.triggers(), event -> {}, CLOCK);
        Ticks ticks = new Ticks(planning, tracking, List.of(), List.of());
        try (QuartzTicks quartz = new QuartzTicks(database.dataSource(), ticks, CLOCK)) {
            quartz.start();
            Instant end = first.plusSeconds(seconds + 30L);
            while (recording.size() < DUE && CLOCK.instant().isBefore(end)) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        recording.print(what, System.out);
    }

    /** New schedules in place of all others: some due within the time from {@code first} on, the others an hour later. */
    private static void fill(Jdbi jdbi, Instant first, int seconds) {
        jdbi.useHandle(handle -> {
            handle.execute("TRUNCATE schedule, command, trigger");
            handle.execute(
                    FILL,
                    INTERVAL.toSeconds(),
                    DUE,
                    first,
                    seconds,
                    DUE + WARM_UP,
                    first.minus(WARM_UP_TIME),
                    WARM_UP_TIME.toSeconds(),
                    first.plus(Duration.ofHours(1)),
                    SCHEDULES);
            handle.execute("VACUUM ANALYZE schedule, device, trigger, command");
            handle.execute("CHECKPOINT");
        });
    }

    private static final String ORGANISATIONS_AND_DEVICES = """
            WITH number AS (SELECT generate_series(1, ?) AS n),
            org AS (
                INSERT INTO organisation
                SELECT lpad(n::text, 32, '0')::uuid, 'Bench', 100000, now(), false, now() FROM number WHERE n <= 1000
                RETURNING org_id)
            INSERT INTO device (device_id, org_id, name, status, batch, created_at)
            SELECT 'D' || n, lpad((n % 1000 + 1)::text, 32, '0')::uuid, 'Bench', 'ACTIVE', 'bench', now() FROM number
            WHERE (SELECT count(*) FROM org) > 0
            """;

    private static final String FILL = """
            INSERT INTO schedule (schedule_id, org_id, device_id, version, label, kind, interval_seconds, anchor, zone,
                                  windows, misfire, expiry_seconds, enabled, effective_from, due_at)
            SELECT gen_random_uuid(), lpad((n % 1000 + 1)::text, 32, '0')::uuid, 'D' || n, 1, 'bench', 'interval', ?, due,
                   'UTC', '[]', 'ALL', 600, true, due, due
            FROM (SELECT n, CASE WHEN n <= ? THEN ?::timestamptz + floor(random() * ?) * interval '1 second'
                                 WHEN n <= ? THEN ?::timestamptz + floor(random() * ?) * interval '1 second'
                                 ELSE ?::timestamptz END AS due
                  FROM generate_series(1, ?) AS n) AS planned
            """;

    /** Notes how late each command from some moment on was, once its batch was committed. */
    private static final class Recording implements DueSchedules {
        private final DueSchedules real;
        private final List<Long> late = Collections.synchronizedList(new ArrayList<>());

        private final Instant from;

        Recording(DueSchedules real, Instant from) {
            this.real = real;
            this.from = from;
        }

        @Override
        public Planned planDue(Instant now, int max) {
            Planned planned = real.planDue(now, max);
            Instant durable = CLOCK.instant();
            planned.triggers().stream()
                    .filter(trigger -> !trigger.plannedAt().isBefore(from))
                    .forEach(trigger -> late.add(
                            Duration.between(trigger.plannedAt(), durable).toMillis()));
            return planned;
        }

        @Override
        public Optional<Instant> nextDue() {
            return real.nextDue();
        }

        int size() {
            return late.size();
        }

        void print(String what, PrintStream out) {
            List<Long> sorted = late.stream().sorted().toList();
            if (sorted.isEmpty()) {
                out.println("schedules, " + what + ": none was planned");
                return;
            }
            out.printf(
                    "schedules, %s: %,d of %,d planned, late p50 %d ms, p99 %d ms, max %d ms%n",
                    what,
                    sorted.size(),
                    DUE,
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 99 / 100),
                    sorted.getLast());
        }
    }
}
