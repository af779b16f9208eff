package app.visant.edge;

import app.visant.adapter.edge.camera.Cameras;
import app.visant.adapter.edge.http.CloudConnection;
import app.visant.adapter.edge.mapdb.IndexFile;
import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.adapter.edge.systemd.ServiceManager;
import app.visant.domain.edge.autonomy.FireSlots;
import app.visant.domain.edge.autonomy.Hearing;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.capture.RecordNames;
import app.visant.domain.edge.capture.RunCommands;
import app.visant.domain.edge.clock.CloudTime;
import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.link.FollowCommands;
import app.visant.domain.edge.link.Link;
import app.visant.domain.edge.link.SendReports;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.edge.outbox.Forecast;
import app.visant.domain.edge.outbox.KeepWithinQuota;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.OutboxWithinQuota;
import app.visant.domain.edge.outbox.SpareRoom;
import app.visant.domain.edge.preview.DatedPreviews;
import app.visant.domain.edge.settings.FollowSettings;
import app.visant.domain.edge.upload.BudgetGate;
import app.visant.domain.edge.upload.DatedUpload;
import app.visant.domain.kernel.VisantException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: everything the daemon consists of, started together and closed together. */
final class EdgeDaemon implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EdgeDaemon.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /** Camera and threads together may take this long to stop. */
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private final DataDirectory data;
    private final EdgeDatabase database;
    private final CloudConnection cloud;
    private final Camera camera;
    private final Optional<ServiceWork> service;
    private final Crew crew;
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
        this.cloud = new CloudConnection(settings.cloud());
        this.service = ServiceManager.of(
                        settings.environment(), ProcessHandle.current().pid())
                .map(ServiceWork::to);
        this.crew = assemble(settings, clock);
    }

    /** @param monitor knows how the line is */
    private record Crew(List<Worker> workers, Uploads uploads, PreviewWork previews, LinkMonitor monitor) {}

    private Crew assemble(EdgeSettings settings, InstantSource clock) {
        CommandJournal journal = database.journal();
        Outbox outbox = database.outbox();
        ServerClock serverClock = new ServerClock(clock, System::nanoTime);
        CloudTime cloudTime = new CloudTime();
        FrameDating dating = new FrameDating(Machine.bootId(), cloudTime, System::nanoTime, database.undatedPictures());
        TimeQuestion askTheTime = new TimeQuestion(cloud::time, cloudTime);
        Backoff retries = backoff(FIRST_RETRY);
        StepLimits limits = StepLimits.of(settings);

        SendReports send = new SendReports(database.reports(), cloud.line(), retries, clock);
        SettingsMonitor tellSettings = new SettingsMonitor();
        FollowSettings inForce = new FollowSettings(database.keptSettings(), settings.own(), tellSettings);
        tellSettings.kept(inForce.now());
        ReportWork reports = new ReportWork(send, limits.exchange());
        Machine machine = new Machine(data.path());
        IndexFile index = new IndexFile(data.index());
        KeepWithinQuota quota = new KeepWithinQuota(
                database.holdings(),
                index.looks(),
                () -> inForce.now().quota(),
                () -> machine.disk().less(database.roomToSetApart()),
                serverClock,
                serverClock::known,
                evicted -> {
                    log.warn("Gave {} up: {}", evicted.capture().id(), evicted.reason());
                    reports.worker().wake();
                });
        Forecast forecast = new Forecast();
        SpareRoom spare = new SpareRoom(() -> inForce.now().degradation(), Cameras.reencoder(), serverClock);
        Hearing hearing = new Hearing(database.keptSchedules(), serverClock, clock, System::nanoTime);
        RunCommands run = new RunCommands(
                journal,
                new OutboxWithinQuota(outbox, quota),
                camera,
                new RecordNames(settings.device(), new SystemIds(clock)),
                dating,
                spare,
                clock,
                hearing::validity);
        Link link = new Link(
                settings.transport().chooser(settings.streamTimeout()),
                backoff(settings.reconnectDelay()),
                System::nanoTime,
                serverClock);
        BudgetGate budget = new BudgetGate(() -> inForce.now().budget(), database.sentBytes(), clock);
        PreviewWork previews = PreviewWork.of(
                database,
                index,
                new DatedPreviews(cloud.previews(), dating, askTheTime),
                budget,
                link,
                retries,
                serverClock,
                limits.exchange());
        Uploads uploads = new Uploads(
                database.sendQueue(),
                outbox,
                budget,
                previews::before,
                progress -> new DatedUpload(cloud.upload(progress), dating, askTheTime),
                reports.worker()::wake,
                retries,
                clock,
                limits.exchange());
        CaptureWork captures = new CaptureWork(
                run,
                new DebugFrames(settings.framesDir()),
                clock,
                () -> {
                    uploads.wake();
                    previews.worker().wake();
                },
                reports.worker()::wake,
                limits.capture());
        AutonomyWork autonomy = new AutonomyWork(
                new FireSlots(database.keptSchedules(), hearing, journal, clock, settings.autonomyAfter()),
                settings.autonomyAfter(),
                captures.worker()::wake,
                serverClock,
                limits.exchange());
        HeartbeatWork heartbeats = new HeartbeatWork(
                cloud.line(),
                serverClock,
                cloudTime,
                dating,
                clock,
                outbox,
                forecast,
                machine,
                () -> captures.camera(settings.cameraSource()),
                database.ledger(),
                link::status,
                inForce::now,
                spare::now,
                autonomy::aloneSince,
                uploads.rate()::limit,
                limits.exchange());
        tellSettings.concerns(uploads::wake);
        tellSettings.concerns(previews::cloudIsBack);
        tellSettings.concerns(heartbeats.worker()::wake);
        LinkMonitor monitor = new LinkMonitor(
                () -> {
                    captures.worker().wake();
                    reports.worker().wake();
                },
                () -> {
                    previews.cloudIsBack();
                    uploads.cloudIsBack();
                    reports.worker().wake();
                    heartbeats.worker().wake();
                },
                () -> service.ifPresent(ServiceWork::changed),
                link);
        LinkWork follow = new LinkWork(
                observer -> new FollowCommands(
                        cloud.feed(),
                        journal,
                        link,
                        serverClock,
                        clock,
                        hearing.andThen(inForce).andThen(observer)),
                monitor,
                hearing::ended,
                limits.link());
        OutboxWork keeper = new OutboxWork(
                progress -> {
                    database.setRoomApart();
                    return previews.noting(quota.keep(progress));
                },
                forecast,
                spare,
                database::changesOfOthers,
                () -> {
                    uploads.wake();
                    reports.worker().wake();
                },
                heartbeats.worker()::wake,
                limits.exchange());
        Stream<Worker> others = Stream.of(
                captures.worker(),
                reports.worker(),
                heartbeats.worker(),
                autonomy.worker(),
                follow.worker(),
                keeper.worker(),
                previews.worker());
        return new Crew(Stream.concat(others, uploads.workers()).toList(), uploads, previews, monitor);
    }

    private static Backoff backoff(Duration first) {
        Duration cap = first.compareTo(LONGEST_WAIT) > 0 ? first : LONGEST_WAIT;
        return new Backoff(first, cap, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** It works offline: it is ready when it has started, whether the cloud is there or not. */
    void start() {
        crew.workers().forEach(Worker::start);
        service.ifPresent(it -> it.start(crew.workers(), this::status));
    }

    private String status() {
        return crew.monitor().status() + ", pictures waiting: "
                + database.outbox().backlog().count();
    }

    /** Returns when the daemon is closed. */
    void await() throws InterruptedException {
        closed.await();
    }

    /**
     * Ends all threads and connections, then gives back camera, database and folder. Closing twice is closing once. A thread that
     * does not end keeps its camera or the database until the process ends.
     */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        long deadline = System.nanoTime() + STOPPING.toNanos();
        service.ifPresent(ServiceWork::stop);
        crew.workers().forEach(Worker::stop);
        cloud.close();
        camera.close();
        if (joinWorkers(deadline)) {
            closeDatabase();
        }
        release(data);
        closed.countDown();
        log.info("Stopped");
    }

    private void closeDatabase() {
        crew.previews().close();
        try (database) {
            crew.uploads().close();
        } catch (VisantException e) {
            log.warn("What was sent last can't be written down, and is sent again: {}", e.getMessage());
        }
    }

    /** @return whether all have ended: one that has not may be in the middle of the database */
    private boolean joinWorkers(long deadline) {
        boolean all = true;
        try {
            for (Worker worker : crew.workers()) {
                if (!worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    log.warn("{} does not end", worker.name());
                    all = false;
                }
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
