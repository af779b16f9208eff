package app.visant.adapter.cloud.quartz;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs {@link Ticks} on one of the instances that share a database. If the one that ticks is stopped, another goes on
 * within two seconds; if it dies, within about ten.
 */
public final class QuartzTicks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuartzTicks.class);
    private static final String NAME = "visant";
    private static final String PLAN = "plan";
    private static final String EXPIRE = "expire";
    private static final String MINUTELY = "minutely";
    private static final String HOUSEKEEPING = "housekeeping";

    /** Plan ticks begin in the middle between two full seconds and wait for the second one. */
    private static final Duration PHASE = Duration.ofMillis(500);

    /** An instance takes a trigger into its hand up to this long before its moment, and looks for some as often. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(20);

    private final String instance = UUID.randomUUID().toString();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final DataSource pool;
    private final InstantSource clock;
    private final Map<String, Consumer<Instant>> jobs;
    private final Scheduler scheduler;

    /** Needs up to six of the pool's connections at once, and its tables. */
    public QuartzTicks(DataSource pool, Ticks ticks, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
        this.jobs = Map.of(
                PLAN, new PlanTick(ticks.planning(), clock, stopping),
                EXPIRE, scheduled -> ticks.tracking().expire(),
                MINUTELY, scheduled -> ticks.minutely().forEach(QuartzTicks::runAlone),
                HOUSEKEEPING, scheduled -> ticks.housekeeping().forEach(QuartzTicks::runAlone));
        this.scheduler = createScheduler();
    }

    private Scheduler createScheduler() {
        DBConnectionManager.getInstance().addConnectionProvider(instance, new PooledConnections(pool));
        try {
            Scheduler made = new StdSchedulerFactory(properties()).getScheduler();
            // The registry knows only one of a name in a JVM, and nobody is to find this one there.
            SchedulerRepository.getInstance().remove(NAME);
            made.setJobFactory((fired, of) ->
                    new Tick(jobs.getOrDefault(fired.getJobDetail().getKey().getName(), scheduled -> {})));
            return made;
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz can't be set up", e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "org.quartz.scheduler.instanceName",
                NAME,
                "org.quartz.scheduler.instanceId",
                instance,
                "org.quartz.scheduler.idleWaitTime",
                Long.toString(AHEAD.toMillis()),
                "org.quartz.scheduler.makeSchedulerThreadDaemon",
                "true"));
        properties.putAll(Map.of(
                "org.quartz.threadPool.class", SimpleThreadPool.class.getName(),
                "org.quartz.threadPool.threadCount", "3",
                "org.quartz.threadPool.makeThreadsDaemons", "true"));
        properties.putAll(Map.of(
                "org.quartz.jobStore.class", JobStoreTX.class.getName(),
                "org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName(),
                "org.quartz.jobStore.dataSource", instance,
                "org.quartz.jobStore.useProperties", "true",
                "org.quartz.jobStore.isClustered", "true",
                "org.quartz.jobStore.acquireTriggersWithinLock", "true",
                "org.quartz.jobStore.clusterCheckinInterval", "2000",
                "org.quartz.jobStore.misfireThreshold", "5000"));
        return properties;
    }

    /** Puts the jobs into the database, in place of those of an earlier start, and begins to tick. */
    public void start() {
        Instant first =
                clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(PHASE).plusSeconds(1);
        try {
            scheduler.scheduleJobs(
                    Map.of(
                            job(PLAN), Set.of(every(1, PLAN, first)),
                            job(EXPIRE), Set.of(every(2, EXPIRE, first)),
                            job(MINUTELY), Set.of(every(60, MINUTELY, first)),
                            job(HOUSEKEEPING), Set.of(daily(HOUSEKEEPING))),
                    true);
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The ticks can't be started", e);
        }
    }

    private static JobDetail job(String name) {
        return JobBuilder.newJob(Tick.class).withIdentity(name).storeDurably().build();
    }

    /** What was missed for longer than five seconds is left out: the next tick does its work. */
    private static Trigger every(int seconds, String name, Instant first) {
        return TriggerBuilder.newTrigger()
                .withIdentity(name)
                .startAt(Date.from(first))
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    /** At night by UTC; missed, it is made up for once. */
    private static Trigger daily(String name) {
        return TriggerBuilder.newTrigger()
                .withIdentity(name)
                .withSchedule(CronScheduleBuilder.dailyAtHourAndMinute(3, 17)
                        .inTimeZone(TimeZone.getTimeZone("UTC"))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }

    private static void runAlone(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("Housekeeping by {} failed; it is tried again next time.", task, e);
        }
    }

    /**
     * When the last plan tick of any instance began; empty if there was none yet.
     *
     * @throws IllegalStateException if the database does not answer
     */
    public Optional<Instant> lastTick() {
        try {
            return Optional.ofNullable(scheduler.getTrigger(TriggerKey.triggerKey(PLAN)))
                    .map(Trigger::getPreviousFireTime)
                    .map(Date::toInstant);
        } catch (SchedulerException e) {
            throw new IllegalStateException("The last tick can't be told", e);
        }
    }

    /**
     * Returns when nothing of this instance runs any more, after about a second, with its work free for others. Without the database it
     * waits for nothing.
     */
    @Override
    public void close() {
        stopping.countDown();
        boolean started = false;
        boolean handedBack = false;
        try {
            started = scheduler.isStarted();
            handedBack = !started || handBack();
        } catch (SchedulerException | SQLException e) {
            LOG.warn("Stopping without handing back the ticks: another instance takes them over after a while.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            shutDown(handedBack);
        }
        if (started && handedBack) {
            handBackTheRest();
        }
    }

    /** On standby it takes no new triggers; those that it has in hand run out at their moment. @return whether it has none any more */
    private boolean handBack() throws SchedulerException, SQLException, InterruptedException {
        scheduler.standby();
        Instant end = clock.instant().plus(AHEAD.multipliedBy(3));
        while (holdsTriggers()) {
            if (!clock.instant().isBefore(end)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        return true;
    }

    /** What its thread was about to take in hand when it was put on standby, and did not give back at its end. */
    private void handBackTheRest() {
        try (Connection connection = pool.getConnection();
                PreparedStatement release = connection.prepareStatement("""
                        WITH rest AS (DELETE FROM qrtz_fired_triggers
                                      WHERE sched_name = ? AND instance_name = ? AND state = 'ACQUIRED' RETURNING *)
                        UPDATE qrtz_triggers SET trigger_state = 'WAITING' FROM rest
                        WHERE qrtz_triggers.sched_name = rest.sched_name AND qrtz_triggers.trigger_name = rest.trigger_name
                          AND qrtz_triggers.trigger_group = rest.trigger_group AND qrtz_triggers.trigger_state = 'ACQUIRED'
                        """)) {
            release.setString(1, NAME);
            release.setString(2, instance);
            release.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("Stopped without handing back all ticks: another instance takes them over after a while.", e);
        }
    }

    private boolean holdsTriggers() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM qrtz_fired_triggers WHERE sched_name = ? AND instance_name = ?")) {
            query.setString(1, NAME);
            query.setString(2, instance);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    /** @param wait not if it holds triggers: where the database is away, Quartz tries to give them back until it is shut down */
    private void shutDown(boolean wait) {
        try {
            scheduler.shutdown(wait);
        } catch (SchedulerException e) {
            LOG.warn("Quartz did not shut down as it should.", e);
        }
    }
}
