package app.visant.adapter.cloud.bench;

import app.visant.adapter.cloud.postgres.Database;
import app.visant.adapter.cloud.postgres.EmbeddedPostgres;
import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.adapter.cloud.stream.DeviceStreams;
import app.visant.adapter.cloud.stream.StreamGate;
import app.visant.adapter.cloud.stream.StreamSettings;
import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.contracts.device.v1.DeviceSettings;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.AdmitDevice;
import app.visant.domain.device.AuthenticateDevice;
import app.visant.domain.group.DecideReach;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Rate;
import app.visant.domain.trigger.TrackCommands;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerType;
import app.visant.domain.trigger.Triggers;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Snapshot;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The measured process: the streams over a real PostgreSQL that syncs. It obeys lines on its standard input: {@code gc},
 * {@code issue RATE SECONDS FIRST}, {@code stop}; each is answered by one line.
 */
public final class StreamsBenchServer {
    private static final int THREADS = 200;
    private static final int ISSUERS = 8;
    private static final int ACCEPT_QUEUE = 4096;
    private static final OrganisationId OWNER = OrganisationId.parse("5f0c6c1e-6a41-4c6e-9a0e-0d6f6a1b2c3d");
    private static final PrintStream ANSWERS = System.out;
    private static final InstantSource CLOCK = InstantSource.system();

    private final MetricRegistry metrics = new MetricRegistry();
    private final DeviceStreams streams = new DeviceStreams(StreamSettings.DEFAULT, CLOCK, metrics);
    private final Triggers triggers;
    private final int devices;

    private StreamsBenchServer(PostgresDispatch dispatch, int devices) {
        this.triggers = dispatch.triggers();
        this.devices = devices;
    }

    /** @param args the folder for the database, and how many devices there shall be */
    public static void main(String[] args) throws Exception {
        // Standard output is for answers alone, whatever logs.
        System.setOut(System.err);
        int devices = Integer.parseInt(args[1]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), EmbeddedPostgres.Durability.SAFE);
                Database database = Database.open(postgres.address())) {
            database.jdbi().useHandle(handle -> {
                handle.execute("INSERT INTO organisation VALUES (?, 'Bench', 100, now(), true, now())", OWNER.value());
                handle.execute("""
                        INSERT INTO device (device_id, org_id, name, status, batch, created_at)
                        SELECT 'D' || i, ?, 'Bench', 'ACTIVE', 'bench', now() FROM generate_series(0, ? - 1) AS i
                        """, OWNER.value(), devices);
                handle.execute("VACUUM ANALYZE device");
            });
            PostgresDispatch dispatch = new PostgresDispatch(database.jdbi());
            new StreamsBenchServer(dispatch, devices).run(dispatch, new PostgresAdapters(database.jdbi()));
        }
    }

    private void run(PostgresDispatch dispatch, PostgresAdapters rows) throws Exception {
        TrackCommands track =
                new TrackCommands(dispatch.commandLog(), dispatch.triggers(), streams.liveEvents(), CLOCK);
        streams.start(new DeviceStreams.Sources(
                dispatch.commandLog(),
                track,
                rows.deviceReports(),
                served -> new ConfigEvent(
                        CLOCK.instant(), List.of(), new DeviceSettings("Bench", 60, null, null, null, null)),
                proofs -> Set.of(),
                new DecideReach(rows.users(), rows.narrowings())));
        Server server = new Server(new QueuedThreadPool(THREADS));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        Limits limits = new Limits(Map.of(Limit.STREAMS_OF_ADDRESS, Rate.perSecond(1_000_000)), System::nanoTime);
        FilterHolder filter = new FilterHolder(streams.filter(new StreamGate(
                new AdmitDevice(new AuthenticateDevice(rows.devices(), rows.organisations(), CLOCK), limits),
                request -> Optional.empty(),
                limits,
                HttpServletRequest::getRemoteAddr)));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
        say("ready " + connector.getLocalPort());
        obey();
        streams.stop();
        server.stop();
    }

    private void obey() throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null && !line.equals("stop"); line = orders.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "gc" -> say("heap " + heapAfterCollection() + " " + Thread.activeCount());
                case "issue" ->
                    say("issued "
                            + issue(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]))
                            + " " + wakeToWrite());
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    private static long heapAfterCollection() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private String wakeToWrite() {
        Snapshot times = metrics.timer("visant.commands.wake_to_write").getSnapshot();
        return TimeUnit.NANOSECONDS.toMicros((long) times.getMedian()) + " "
                + TimeUnit.NANOSECONDS.toMicros((long) times.get99thPercentile());
    }

    private int issue(int rate, int seconds, int first) throws Exception {
        AtomicInteger next = new AtomicInteger();
        int count = rate * seconds;
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(ISSUERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < ISSUERS; i++) {
                Random random = new Random(first + i);
                running.add(threads.submit(() -> {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        long due = start + TimeUnit.SECONDS.toNanos(n) / rate;
                        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                        issueOne(first + n, random.nextInt(devices));
                    }
                }));
            }
            for (Future<?> issuer : running) {
                issuer.get();
            }
        }
        return count;
    }

    private void issueOne(int number, int deviceNumber) {
        DeviceId device = new DeviceId("D" + deviceNumber);
        TriggerId id = new TriggerId("t-" + number);
        Instant now = CLOCK.instant();
        String label = Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, now));
        Trigger trigger = Trigger.pending(id, OWNER, device, TriggerType.MANUAL, label, null, now, now);
        NewCommand command = new NewCommand(
                new CommandId(id.value()),
                OWNER,
                device,
                CommandType.CAPTURE,
                id,
                label,
                true,
                now,
                now.plusSeconds(300));
        triggers.issue(trigger, command);
        streams.wakeups().wake(List.of(device));
    }

    private static void say(String line) {
        ANSWERS.println(line);
        ANSWERS.flush();
    }
}
