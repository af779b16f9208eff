package app.visant.adapter.cloud.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.adapter.cloud.postgres.TestDatabase;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.trigger.PlanTriggers;
import app.visant.domain.trigger.TrackCommands;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class QuartzTicksIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final OrganisationId ORGANISATION = new OrganisationId(new UUID(1, 1));
    private static final DeviceId DEVICE = new DeviceId("FLOOR1");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final PostgresDispatch ports = new PostgresDispatch(DATABASE.jdbi());
    private final List<QuartzTicks> running = new ArrayList<>();
    private final AtomicInteger minutes = new AtomicInteger();

    @BeforeEach
    void makeADeviceThatTakesAPictureEverySecond() {
        DATABASE.clear();
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO organisation VALUES (?, 'Test', 5, now(), false, now())", ORGANISATION.value());
            handle.execute("""
                    INSERT INTO device (device_id, org_id, name, status, batch, created_at)
                    VALUES (?, ?, 'Test', 'ACTIVE', 'batch', now())
                    """, DEVICE.value(), ORGANISATION.value());
        });
        Instant now = InstantSource.system().instant();
        Recurrence everySecond = new Recurrence.Interval(Duration.ofSeconds(1), now);
        ScheduleDraft draft = new ScheduleDraft(
                "every-second", everySecond, List.of(), MisfirePolicy.ALL, Duration.ofMinutes(10), true);
        Schedule schedule = Schedule.create(new ScheduleId(new UUID(7, 1)), ORGANISATION, DEVICE, draft, now);
        ports.schedules().add(schedule, command("added", now, Duration.ofDays(1)));
    }

    @AfterEach
    void stopAll() {
        running.forEach(QuartzTicks::close);
    }

    @Test
    void planEverySlotOnceOnWhicheverInstanceIsThere() {
        QuartzTicks first = started();
        QuartzTicks second = started();
        awaitMoreSlots();
        first.close();
        awaitMoreSlots();
        started();
        second.close();
        awaitMoreSlots();
        running.forEach(QuartzTicks::close);

        List<Instant> planned = planned();
        assertThat(planned).isNotEmpty();
        for (int i = 1; i < planned.size(); i++) {
            assertThat(planned.get(i)).isEqualTo(planned.get(i - 1).plusSeconds(1));
        }
        assertThat(count("SELECT count(*) FROM command WHERE type = 'CAPTURE'")).isEqualTo(planned.size());
    }

    @Test
    void goOnAfterARestartOfTheOnlyInstance() {
        started().close();
        started();
        awaitMoreSlots();
    }

    @Test
    void stopWithoutTheirDatabase() {
        AtomicBoolean gone = new AtomicBoolean();
        QuartzTicks ticks = started(goneWhen(gone));
        awaitMoreSlots();

        gone.set(true);
        assertThat(CompletableFuture.runAsync(ticks::close)).succeedsWithin(PATIENCE);
    }

    @Test
    void tellWhenTheyTickedLast() {
        Instant before = InstantSource.system().instant();
        QuartzTicks ticks = started();

        await().atMost(PATIENCE)
                .until(() -> ticks.lastTick().filter(before::isBefore).isPresent());
    }

    @Test
    void expireCommandsThatNobodyFetched() {
        ports.commandLog().append(command("short", InstantSource.system().instant(), Duration.ofMillis(1)));
        started();

        await().atMost(PATIENCE)
                .until(() ->
                        count("SELECT count(*) FROM command WHERE state = 'EXPIRED' AND command_id = 'short'") == 1);
    }

    @Test
    void doWhatIsMinutelyAlthoughAPartOfItFails() {
        started();
        await().atMost(PATIENCE).until(() -> minutes.get() == 1);
    }

    private static void fail() {
        throw new IllegalStateException("on purpose");
    }

    @Test
    void leaveNothingInHandWhenTheyStop() {
        QuartzTicks ticks = started();
        awaitMoreSlots();
        ticks.close();

        assertThat(count("SELECT count(*) FROM qrtz_fired_triggers")).isZero();
    }

    /** Quartz's thread waits for a connection while it is closed: interrupted, it hears only that there is none, as from our pool. */
    private static DataSource goneWhen(AtomicBoolean gone) {
        DataSource there = DATABASE.database().dataSource();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (gone.get()) {
                if (Thread.currentThread().getName().startsWith("visant_")) {
                    LockSupport.parkNanos(A_WHILE.toNanos());
                    Thread.interrupted();
                }
                throw new SQLException("the database is gone");
            }
            return method.invoke(there, arguments);
        };
        return (DataSource) Proxy.newProxyInstance(
                QuartzTicksIT.class.getClassLoader(), new Class<?>[] {DataSource.class}, handler);
    }

    private QuartzTicks started() {
        return started(DATABASE.database().dataSource());
    }

    private QuartzTicks started(DataSource pool) {
        InstantSource clock = InstantSource.system();
        PlanTriggers planning = new PlanTriggers(ports.dueSchedules(), devices -> {}, event -> {}, clock);
        TrackCommands tracking = new TrackCommands(ports.commandLog(), ports.triggers(), event -> {}, clock);
        QuartzTicks ticks = new QuartzTicks(
                pool,
                new Ticks(planning, tracking, List.of(QuartzTicksIT::fail, minutes::incrementAndGet), List.of()),
                clock);
        running.add(ticks);
        ticks.start();
        return ticks;
    }

    private void awaitMoreSlots() {
        int before = planned().size();
        await().atMost(PATIENCE).until(() -> planned().size() >= before + 3);
    }

    private static List<Instant> planned() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT planned_at FROM trigger ORDER BY planned_at")
                        .mapTo(OffsetDateTime.class)
                        .map(OffsetDateTime::toInstant)
                        .list());
    }

    private static int count(String sql) {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private static NewCommand command(String id, Instant at, Duration expiry) {
        return new NewCommand(
                new CommandId(id),
                ORGANISATION,
                DEVICE,
                CommandType.SCHEDULE_UPDATE,
                null,
                "schedule_update",
                false,
                at,
                at.plus(expiry));
    }
}
