package app.visant.edge;

import app.visant.domain.edge.clock.CloudTime;
import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.command.Ledger;
import app.visant.domain.edge.link.CloudLine;
import app.visant.domain.edge.link.Heartbeat;
import app.visant.domain.edge.link.Heartbeat.CameraState;
import app.visant.domain.edge.link.LinkStatus;
import app.visant.domain.edge.link.Said;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.edge.outbox.Forecast;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.SpareRoom.Sparing;
import app.visant.domain.edge.settings.SettingsInForce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that tells the cloud how the device is. */
final class HeartbeatWork {
    private static final Logger log = LoggerFactory.getLogger(HeartbeatWork.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration FORGETTING_EVERY = Duration.ofHours(1);

    private final CloudLine cloud;
    private final ServerClock serverClock;
    private final CloudTime cloudTime;
    private final FrameDating dating;
    private final InstantSource clock;
    private final Outbox outbox;
    private final Forecast forecast;
    private final Machine machine;
    private final Supplier<CameraState> camera;
    private final Ledger ledger;
    private final Supplier<LinkStatus> link;
    private final Supplier<SettingsInForce> settings;
    private final Supplier<Sparing> sparing;
    private final Supplier<Optional<Instant>> aloneSince;
    private final DoubleConsumer drain;
    private final long startedNanos = System.nanoTime();
    private long forgotNanos = startedNanos;
    private final Worker worker;

    /** @param drain told how many pictures of the backlog the cloud wants a second */
    HeartbeatWork(
            CloudLine cloud,
            ServerClock serverClock,
            CloudTime cloudTime,
            FrameDating dating,
            InstantSource clock,
            Outbox outbox,
            Forecast forecast,
            Machine machine,
            Supplier<CameraState> camera,
            Ledger ledger,
            Supplier<LinkStatus> link,
            Supplier<SettingsInForce> settings,
            Supplier<Sparing> sparing,
            Supplier<Optional<Instant>> aloneSince,
            DoubleConsumer drain,
            Duration limit) {
        this.cloud = cloud;
        this.serverClock = serverClock;
        this.cloudTime = cloudTime;
        this.dating = dating;
        this.clock = clock;
        this.outbox = outbox;
        this.forecast = forecast;
        this.machine = machine;
        this.camera = camera;
        this.ledger = ledger;
        this.link = link;
        this.settings = settings;
        this.sparing = sparing;
        this.aloneSince = aloneSince;
        this.drain = drain;
        this.worker = new Worker("visant-heartbeat", limit, this::step);
    }

    Worker worker() {
        return worker;
    }

    private Duration step() {
        Duration uptime = Duration.ofNanos(System.nanoTime() - startedNanos);
        Instant wallTime = clock.instant();
        Heartbeat heartbeat = new Heartbeat(
                wallTime,
                dating.now(wallTime).clock(),
                uptime,
                outbox.backlog(),
                forecast.untilFull().orElse(null),
                machine.health(),
                camera.get(),
                ledger.count(),
                link.get(),
                settings.get(),
                sparing.get(),
                aloneSince.get().orElse(null));
        long asked = System.nanoTime();
        return switch (cloud.heartbeat(heartbeat)) {
            case Said.Heard heard -> {
                if (heard.serverTime() != null) {
                    serverClock.told(heard.serverTime());
                    told(asked, heard.serverTime());
                    forgetNowAndThen();
                }
                if (heard.drainPerSecond() != null) {
                    drain.accept(heard.drainPerSecond());
                }
                yield within(heard.next());
            }
            case Said.Rejected rejected -> unheard(rejected.why(), null);
            case Said.Unheard unheard -> unheard(unheard.why(), unheard.after());
        };
    }

    private void told(long asked, Instant serverTime) {
        cloudTime.told(asked, serverTime, System.nanoTime());
        int dated = dating.dateWaiting();
        if (dated > 0) {
            log.info("{} pictures that were taken before the cloud was heard are dated", dated);
        }
    }

    private void forgetNowAndThen() {
        long now = System.nanoTime();
        if (now - forgotNanos < FORGETTING_EVERY.toNanos()) {
            return;
        }
        forgotNanos = now;
        int forgotten = ledger.forget(serverClock.instant().minus(Ledger.KEPT));
        if (forgotten > 0) {
            log.info("{} old commands are counted and forgotten", forgotten);
        }
    }

    private static Duration unheard(String why, @Nullable Duration after) {
        log.debug("Heartbeat failed: {}", why);
        return within(after);
    }

    private static Duration within(@Nullable Duration wished) {
        if (wished == null) {
            return INTERVAL;
        }
        if (wished.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
    }
}
