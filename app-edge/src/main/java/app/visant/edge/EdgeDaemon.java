package app.visant.edge;

import app.visant.adapter.edge.http.CloudConnection;
import app.visant.adapter.edge.http.CloudSettings;
import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.capture.RecordNames;
import app.visant.domain.edge.capture.RunCommands;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.link.FollowCommands;
import app.visant.domain.edge.link.SendReports;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.upload.DrainOutbox;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: everything the daemon consists of, started together and closed together. */
final class EdgeDaemon implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EdgeDaemon.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /** A stop may take this long in all for the threads. */
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private final DataDirectory data;
    private final EdgeDatabase database;
    private final CloudConnection cloud;
    private final Camera camera;
    private final List<Worker> workers;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Takes the data folder and builds everything; nothing runs yet.
     *
     * @param camera closed with the daemon
     * @throws app.visant.domain.kernel.VisantException if folder or database can't be used; the camera is left open then
     */
    EdgeDaemon(EdgeSettings settings, Camera camera, InstantSource clock) {
        this.camera = camera;
        this.data = DataDirectory.take(settings.dataDir());
        try {
            this.database = EdgeDatabase.open(data.database());
        } catch (RuntimeException e) {
            release(data);
            throw e;
        }
        this.cloud = new CloudConnection(new CloudSettings(
                settings.apiUrl(),
                settings.device(),
                settings.token(),
                Program.VERSION,
                settings.streamTimeout(),
                settings.uploadTimeout(),
                settings.environment()));
        this.workers = assemble(settings, clock);
    }

    private List<Worker> assemble(EdgeSettings settings, InstantSource clock) {
        CommandJournal journal = database.journal();
        Outbox outbox = database.outbox();
        ServerClock serverClock = new ServerClock(clock, System::nanoTime);
        Backoff retries = backoff(FIRST_RETRY);

        DrainOutbox drain = new DrainOutbox(outbox, cloud.upload(), retries, clock);
        RunCommands run = new RunCommands(
                journal, outbox, camera, new RecordNames(settings.device(), new SystemIds(clock)), clock, serverClock);
        SendReports send = new SendReports(database.reports(), cloud.line(), retries);

        UploadWork uploads = new UploadWork(drain);
        ReportWork reports = new ReportWork(send);
        CaptureWork captures = new CaptureWork(
                run, new DebugFrames(settings.framesDir()), clock, uploads.worker()::wake, reports.worker()::wake);
        HeartbeatWork heartbeats = new HeartbeatWork(
                cloud.line(),
                serverClock,
                clock,
                outbox,
                new Machine(data.path()),
                () -> captures.camera(settings.cameraSource()));
        LinkMonitor monitor = new LinkMonitor(
                () -> {
                    captures.worker().wake();
                    reports.worker().wake();
                },
                () -> {
                    drain.cloudIsBack();
                    uploads.worker().wake();
                    reports.worker().wake();
                    heartbeats.worker().wake();
                });
        FollowCommands follow = new FollowCommands(
                cloud.feed(),
                journal,
                settings.transport().chooser(),
                backoff(settings.reconnectDelay()),
                serverClock,
                clock,
                monitor);
        Worker link = new Worker("visant-link", () -> {
            FollowCommands.Round round = follow.follow();
            monitor.ended(round);
            return round.pause();
        });
        return List.of(captures.worker(), uploads.worker(), reports.worker(), heartbeats.worker(), link);
    }

    private static Backoff backoff(Duration first) {
        Duration cap = first.compareTo(LONGEST_WAIT) > 0 ? first : LONGEST_WAIT;
        return new Backoff(first, cap, () -> ThreadLocalRandom.current().nextDouble());
    }

    void start() {
        workers.forEach(Worker::start);
    }

    /** Returns when the daemon is closed. */
    void await() throws InterruptedException {
        closed.await();
    }

    /** Ends all threads and connections, then gives back camera, database and folder. Closing twice is closing once. */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        workers.forEach(Worker::stop);
        cloud.close();
        camera.close();
        joinWorkers();
        database.close();
        release(data);
        closed.countDown();
        log.info("Stopped");
    }

    private void joinWorkers() {
        long deadline = System.nanoTime() + STOPPING.toNanos();
        try {
            for (Worker worker : workers) {
                if (!worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    log.warn("{} does not end", worker.name());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void release(DataDirectory data) {
        try {
            data.close();
        } catch (IOException e) {
            log.warn("Can't release {}: {}", data.path(), e.toString());
        }
    }
}
