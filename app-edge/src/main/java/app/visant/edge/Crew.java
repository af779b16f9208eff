package app.visant.edge;

import app.visant.adapter.edge.camera.Cameras;
import app.visant.adapter.edge.http.CloudConnection;
import app.visant.adapter.edge.mapdb.IndexFile;
import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.edge.autonomy.FireSlots;
import app.visant.domain.edge.autonomy.Hearing;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.capture.RecordNames;
import app.visant.domain.edge.capture.RunCommands;
import app.visant.domain.edge.clock.CloudTime;
import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.link.FollowCommands;
import app.visant.domain.edge.link.Link;
import app.visant.domain.edge.link.SendReports;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.edge.outbox.Forecast;
import app.visant.domain.edge.outbox.KeepWithinQuota;
import app.visant.domain.edge.outbox.OutboxWithinQuota;
import app.visant.domain.edge.outbox.SpareRoom;
import app.visant.domain.edge.preview.DatedPreviews;
import app.visant.domain.edge.settings.FollowSettings;
import app.visant.domain.edge.upload.BudgetGate;
import app.visant.domain.edge.upload.DatedUpload;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who works in the daemon, and how they call each other, put together in the order in which one needs another. Nobody works before
 * the daemon starts them, and what they work with is the daemon's to close.
 */
final class Crew {
    private static final Logger log = LoggerFactory.getLogger(Crew.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    private final EdgeSettings settings;
    private final EdgeDatabase database;
    private final CloudConnection cloud;
    private final InstantSource clock;
    private final StepLimits limits;
    private final Backoff retries = backoff(FIRST_RETRY);

    private final ServerClock serverClock;
    private final CloudTime cloudTime = new CloudTime();
    private final FrameDating dating;
    private final TimeQuestion askTheTime;

    private final SettingsMonitor tellSettings = new SettingsMonitor();
    private final FollowSettings inForce;
    private final ReportWork reports;

    private final Machine machine;
    private final IndexFile index;
    private final KeepWithinQuota quota;
    private final Forecast forecast = new Forecast();
    private final SpareRoom spare;

    private final Hearing hearing;
    private final Link link;
    private final BudgetGate budget;
    private final PreviewWork previews;
    private final Uploads uploads;
    private final CaptureWork captures;
    private final AutonomyWork autonomy;
    private final HeartbeatWork heartbeats;
    private final LinkMonitor monitor;
    private final LinkWork follow;
    private final OutboxWork keeper;

    /** @param lineChanged runs when the line to the cloud is another one than before */
    Crew(
            EdgeSettings settings,
            DataDirectory data,
            EdgeDatabase database,
            CloudConnection cloud,
            Camera camera,
            InstantSource clock,
            Runnable lineChanged) {
        this.settings = settings;
        this.database = database;
        this.cloud = cloud;
        this.clock = clock;
        limits = StepLimits.of(settings);
        serverClock = new ServerClock(clock, System::nanoTime);
        dating = new FrameDating(Machine.bootId(), cloudTime, System::nanoTime, database.undatedPictures());
        askTheTime = new TimeQuestion(cloud::time, cloudTime);
        inForce = new FollowSettings(database.keptSettings(), settings.own(), tellSettings);
        tellSettings.kept(inForce.now());
        reports = new ReportWork(new SendReports(database.reports(), cloud.line(), retries, clock), limits.exchange());
        machine = new Machine(data.path());
        index = new IndexFile(data.index());
        quota = keepWithinQuota();
        spare = new SpareRoom(() -> inForce.now().degradation(), Cameras.reencoder(), serverClock);
        hearing = new Hearing(database.keptSchedules(), serverClock, clock, System::nanoTime);
        link = new Link(
                settings.transport().chooser(settings.streamTimeout()),
                backoff(settings.reconnectDelay()),
                System::nanoTime,
                serverClock);
        budget = new BudgetGate(() -> inForce.now().budget(), database.sentBytes(), clock);
        previews = sendPreviews();
        uploads = sendPictures();
        captures = takePictures(camera);
        autonomy = fireSlotsAlone();
        heartbeats = tellHowItIs();
        tellSettings.concerns(uploads::wake);
        tellSettings.concerns(previews::cloudIsBack);
        tellSettings.concerns(heartbeats.worker()::wake);
        monitor = watchTheLine(lineChanged);
        follow = followCommands();
        keeper = keepTheOutbox();
    }

    List<Worker> workers() {
        Stream<Worker> others = Stream.of(
                captures.worker(),
                reports.worker(),
                heartbeats.worker(),
                autonomy.worker(),
                follow.worker(),
                keeper.worker(),
                previews.worker());
        return Stream.concat(others, uploads.workers()).toList();
    }

    Uploads uploads() {
        return uploads;
    }

    PreviewWork previews() {
        return previews;
    }

    /** Knows how the line is. */
    LinkMonitor monitor() {
        return monitor;
    }

    private KeepWithinQuota keepWithinQuota() {
        return new KeepWithinQuota(
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
    }

    private PreviewWork sendPreviews() {
        return PreviewWork.of(
                database,
                index,
                new DatedPreviews(cloud.previews(), dating, askTheTime),
                budget,
                link,
                retries,
                serverClock,
                limits.exchange());
    }

    private Uploads sendPictures() {
        return new Uploads(
                database.sendQueue(),
                database.outbox(),
                budget,
                previews::before,
                progress -> new DatedUpload(cloud.upload(progress), dating, askTheTime),
                reports.worker()::wake,
                retries,
                clock,
                limits.exchange());
    }

    private CaptureWork takePictures(Camera camera) {
        RunCommands run = new RunCommands(
                database.journal(),
                new OutboxWithinQuota(database.outbox(), quota),
                camera,
                new RecordNames(settings.device(), new SystemIds(clock)),
                dating,
                spare,
                clock,
                hearing::validity);
        return new CaptureWork(
                run,
                new DebugFrames(settings.framesDir()),
                clock,
                () -> {
                    uploads.wake();
                    previews.worker().wake();
                },
                reports.worker()::wake,
                limits.capture());
    }

    private AutonomyWork fireSlotsAlone() {
        return new AutonomyWork(
                new FireSlots(database.keptSchedules(), hearing, database.journal(), clock, settings.autonomyAfter()),
                settings.autonomyAfter(),
                captures.worker()::wake,
                serverClock,
                limits.exchange());
    }

    private HeartbeatWork tellHowItIs() {
        return new HeartbeatWork(
                cloud.line(),
                serverClock,
                cloudTime,
                dating,
                clock,
                database.outbox(),
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
    }

    private LinkMonitor watchTheLine(Runnable changed) {
        return new LinkMonitor(
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
                changed,
                link);
    }

    private LinkWork followCommands() {
        return new LinkWork(
                observer -> new FollowCommands(
                        cloud.feed(),
                        database.journal(),
                        link,
                        serverClock,
                        clock,
                        hearing.andThen(inForce).andThen(observer)),
                monitor,
                hearing::ended,
                limits.link());
    }

    private OutboxWork keepTheOutbox() {
        return new OutboxWork(
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
    }

    private static Backoff backoff(Duration first) {
        Duration cap = first.compareTo(LONGEST_WAIT) > 0 ? first : LONGEST_WAIT;
        return new Backoff(first, cap, () -> ThreadLocalRandom.current().nextDouble());
    }
}
