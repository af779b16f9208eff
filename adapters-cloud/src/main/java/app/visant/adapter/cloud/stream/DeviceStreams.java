package app.visant.adapter.cloud.stream;

import app.visant.adapter.cloud.access.Proof;
import app.visant.adapter.cloud.access.Standing;
import app.visant.adapter.cloud.access.Visitor;
import app.visant.domain.access.Reach;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.Wakeups;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.group.DecideReach;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.live.LiveEvents;
import app.visant.domain.trigger.TrackCommands;
import com.codahale.metrics.MetricRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections of a cloud, and the three ports that they are: who is connected, waking devices up, and news for
 * people. The ports work from the beginning; nothing is read from the log before {@link #start}.
 */
public final class DeviceStreams {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStreams.class);
    private static final int COMMANDS_EACH = 32;
    private static final int SECONDS_BETWEEN_LOOKS = 3;

    private final StreamSettings settings;
    private final InstantSource clock;
    private final LiveStreams live;
    private final Sightings sightings = new Sightings();
    private final Presence presence;
    private final Figures figures;
    private final ScheduledExecutorService ticker = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("streams-", 0).daemon().factory());
    private final AtomicReference<@Nullable Started> started = new AtomicReference<>();
    private volatile boolean stopped;

    /** @param metrics counts what is handed out, and how long that takes from the wake-up on */
    public DeviceStreams(StreamSettings settings, InstantSource clock, MetricRegistry metrics) {
        this.settings = settings;
        this.clock = clock;
        this.figures = Figures.in(metrics);
        this.live = new LiveStreams(settings, clock);
        this.presence = new Presence(live, sightings, settings.grace());
    }

    /** What the streams read and tell. */
    public record Sources(
            CommandLog log,
            TrackCommands track,
            DeviceReports reports,
            DeviceConfiguration configuration,
            Standing standing,
            DecideReach reach) {}

    private record Started(Sources sources, CommandPump pump, SentNotes sent, Dialect.Second second) {
        CommandWire wire() {
            return second.wire();
        }
    }

    public LiveEvents liveEvents() {
        return live;
    }

    public ConnectedDevices connectedDevices() {
        return presence;
    }

    /** Wake-ups before the start are lost, which costs nothing: nobody is connected yet. */
    public Wakeups wakeups() {
        return devices -> {
            Started now = started.get();
            if (now != null) {
                now.pump().wake(devices);
            }
        };
    }

    /** A device has sent a heartbeat. Any thread; does not block. */
    public void heartbeat(DeviceId device) {
        presence.reader(device).ifPresent(reader -> reader.heartbeat(System.nanoTime()));
    }

    /** How many devices are reading. */
    public int deviceCount() {
        return presence.count();
    }

    /** How many people are looking. */
    public int viewerCount() {
        return live.count();
    }

    /**
     * The filter that takes the requests which stay open; it supports asynchronous processing and is to be mapped on all
     * paths.
     */
    public Filter filter(StreamGate gate) {
        return new StreamFilter(this, gate);
    }

    public void start(Sources sources) {
        SentNotes sent = new SentNotes(sources.track());
        CommandPump pump = new CommandPump(sources.log(), sent, presence, clock, figures);
        CommandWire wire = new CommandWire(sources.configuration());
        started.set(new Started(sources, pump, sent, new Dialect.Second(wire, sources.configuration())));
        sent.start();
        pump.start();
        everySecond(this::tick);
        everySecond(this::noteSightings);
        everySecond(this::showOut);
    }

    /** Ends all streams, so that their readers go elsewhere at once; to be called before the server waits for them. */
    public void stop() throws InterruptedException {
        stopped = true;
        ticker.shutdownNow();
        Started before = started.getAndSet(null);
        if (before != null) {
            before.pump().stop();
        }
        presence.readers().forEach(DeviceReader::end);
        live.end();
        if (before != null) {
            before.sent().stop();
        }
    }

    StreamSettings settings() {
        return settings;
    }

    void openOriginal(
            Served served,
            @Nullable String version,
            long lastSeq,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (version != null) {
            DeviceReport report = new DeviceReport(served.device(), clock.instant(), version, 0, 0, 0, null, "{}");
            running().sources().reports().save(served.organisation(), report);
        }
        open(served, new Dialect.Original(running().wire()), lastSeq, request, response);
    }

    void openSecond(Served served, long lastSeq, HttpServletRequest request, HttpServletResponse response) {
        open(served, running().second(), lastSeq, request, response);
    }

    private void open(
            Served served, Dialect dialect, long lastSeq, HttpServletRequest request, HttpServletResponse response) {
        long cursor = running().sources().track().receivedUpTo(served.device(), lastSeq);
        byte[] greeting = dialect.greeting(served, cursor, clock.instant());
        AtomicReference<@Nullable DeviceStream> opened = new AtomicReference<>();
        SseOutput output = SseOutput.open(request, response, settings.maxPendingBytes(), () -> left(opened.get()));
        DeviceStream stream = new DeviceStream(served, dialect, output, cursor, settings, clock);
        opened.set(stream);
        output.offer(greeting);
        join(stream);
    }

    private void left(@Nullable DeviceStream stream) {
        if (stream != null) {
            presence.leave(stream);
            if (stream.hasOverflowed()) {
                figures.slowReaders().inc();
            }
        }
    }

    private void join(DeviceReader reader) {
        presence.join(reader);
        Started now = started.get();
        if (now == null) {
            reader.end();
        } else {
            now.pump().wake(List.of(reader.served().device()));
        }
    }

    /** What comes up to the cursor of a poll it has received. @return where it is read on */
    long received(Served served, long after) {
        presence.seen(served);
        return running().sources().track().receivedUpTo(served.device(), after);
    }

    /** What a poll can have at once. */
    List<Command> readNow(Served served, long after) {
        return running()
                .sources()
                .log()
                .read(Map.of(served.device(), after), clock.instant(), COMMANDS_EACH)
                .getOrDefault(served.device(), List.of());
    }

    void answerPoll(Served served, List<Command> ready, HttpServletResponse response) throws IOException {
        ParkedPoll.answer(response, served, ready, running().wire());
        running().sent().add(ready);
    }

    /** A command that came between the look into the log and the parking is found by the wake-up at the end. */
    void park(Served served, long after, Duration wait, HttpServletRequest request, HttpServletResponse response) {
        join(new ParkedPoll(served, after, running().wire(), request, response, wait, presence::leave));
    }

    void openLive(
            Visitor visitor, @Nullable DeviceId device, HttpServletRequest request, HttpServletResponse response) {
        live.requireRoom(visitor);
        Reach reach = running().sources().reach().of(visitor.actor());
        SseOutput output = live.open(visitor, device, reach, request, response);
        if (stopped) {
            output.close();
        }
    }

    private Started running() {
        Started now = started.get();
        if (now == null) {
            throw new StreamsClosed();
        }
        return now;
    }

    private void everySecond(LongConsumer task) {
        AtomicLong turn = new AtomicLong();
        Future<?> _ = ticker.scheduleAtFixedRate(
                () -> {
                    try {
                        task.accept(turn.incrementAndGet());
                    } catch (RuntimeException fault) {
                        LOG.error("What the streams do each second failed; it is tried again in a second", fault);
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    private void tick(long turn) {
        long nanoTime = System.nanoTime();
        presence.tick(nanoTime);
        live.tick(nanoTime);
        Started now = started.get();
        if (now != null) {
            now.pump()
                    .sweep(Turns.whoseTurn(
                            presence.devices(), turn, settings.sweep().toSeconds()));
        }
    }

    /** Who looks on by what has ended, here or at another instance, is shown out; the others see what they reach by now. */
    private void showOut(long turn) {
        Started now = started.get();
        Set<Proof> watching = live.proofs();
        if (now != null && turn % SECONDS_BETWEEN_LOOKS == 0 && !watching.isEmpty()) {
            live.end(now.sources().standing().ended(watching));
            live.lookAgain(now.sources().reach()::again);
        }
    }

    private void noteSightings(long turn) {
        Started now = started.get();
        Collection<DeviceId> seen = sightings.take(presence.devices(), turn);
        if (now != null && !seen.isEmpty()) {
            now.sources().reports().seen(seen, clock.instant());
        }
    }
}
