package app.visant.adapter.cloud.stream;

import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.Wakeups;
import app.visant.domain.device.AuthenticateDevice;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.live.LiveEvents;
import app.visant.domain.tenant.User;
import app.visant.domain.trigger.TrackCommands;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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
    private static final long SEEN_EVERY_TICKS = 5;

    private final StreamSettings settings;
    private final InstantSource clock;
    private final LiveStreams live;
    private final Presence presence;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("streams").daemon().factory());
    private final AtomicReference<@Nullable Started> started = new AtomicReference<>();
    private long ticks;

    public DeviceStreams(StreamSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.live = new LiveStreams(settings, clock);
        this.presence = new Presence(live, settings.grace());
    }

    /** What the streams read and tell. */
    public record Sources(
            CommandLog log, TrackCommands track, DeviceReports reports, DeviceConfiguration configuration) {}

    private record Started(Sources sources, CommandPump pump, CommandWire wire) {}

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
     *
     * @param people finds the person who proved themselves in a request
     */
    public Filter filter(AuthenticateDevice authenticate, Function<HttpServletRequest, Optional<User>> people) {
        return new StreamFilter(this, authenticate, people);
    }

    public void start(Sources sources) {
        CommandPump pump = new CommandPump(sources.log(), sources.track(), presence, clock);
        started.set(new Started(sources, pump, new CommandWire(sources.configuration())));
        pump.start();
        Future<?> _ = ticker.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Ends all streams, so that their readers go elsewhere at once. */
    public void stop() throws InterruptedException {
        ticker.shutdownNow();
        Started now = started.getAndSet(null);
        if (now != null) {
            now.pump().stop();
        }
        presence.readers().forEach(DeviceReader::end);
        live.end();
    }

    StreamSettings settings() {
        return settings;
    }

    void openOriginal(Served served, @Nullable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (version != null) {
            DeviceReport report = new DeviceReport(served.device(), clock.instant(), version, 0, 0, 0, null, "{}");
            running().sources().reports().save(served.organisation(), report);
        }
        open(served, new Dialect.Original(), 0, request, response);
    }

    void openSecond(Served served, long lastSeq, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (lastSeq > 0) {
            running().sources().track().receivedUpTo(served.device(), lastSeq);
        }
        Dialect dialect =
                new Dialect.Second(running().wire(), running().sources().configuration());
        open(served, dialect, lastSeq, request, response);
    }

    private void open(
            Served served, Dialect dialect, long cursor, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AtomicReference<@Nullable DeviceStream> opened = new AtomicReference<>();
        SseOutput output = SseOutput.open(request, response, settings.maxPendingBytes(), () -> {
            DeviceStream stream = opened.get();
            if (stream != null) {
                presence.leave(stream);
            }
        });
        DeviceStream stream = new DeviceStream(served, dialect, output, cursor, settings, clock);
        opened.set(stream);
        stream.greet();
        presence.join(stream);
        running().pump().wake(List.of(served.device()));
    }

    /** What a poll can have at once; what comes up to its cursor it has received. */
    List<Command> readNow(Served served, long after) {
        Sources sources = running().sources();
        if (after > 0) {
            sources.track().receivedUpTo(served.device(), after);
        }
        return sources.log()
                .read(Map.of(served.device(), after), clock.instant(), COMMANDS_EACH)
                .getOrDefault(served.device(), List.of());
    }

    void answerPoll(Served served, List<Command> ready, HttpServletResponse response) throws IOException {
        ParkedPoll.answer(response, served, ready, running().wire());
        running().sources().track().sent(ready);
    }

    /** A command that came between the look into the log and the parking is found by the wake-up at the end. */
    void park(Served served, long after, Duration wait, HttpServletRequest request, HttpServletResponse response) {
        ParkedPoll poll =
                ParkedPoll.park(request, response, served, after, running().wire(), wait, presence::leave);
        presence.join(poll);
        running().pump().wake(List.of(served.device()));
    }

    void openLive(User user, @Nullable DeviceId device, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AtomicReference<LiveStreams.@Nullable Viewer> opened = new AtomicReference<>();
        SseOutput output = SseOutput.open(request, response, settings.maxPendingBytes(), () -> {
            LiveStreams.Viewer viewer = opened.get();
            if (viewer != null) {
                live.leave(viewer);
            }
        });
        LiveStreams.Viewer viewer = new LiveStreams.Viewer(user.organisation(), device, output);
        opened.set(viewer);
        live.join(viewer);
    }

    private Started running() {
        Started now = started.get();
        if (now == null) {
            throw new StreamsClosed();
        }
        return now;
    }

    private void tick() {
        try {
            ticks++;
            long nanoTime = System.nanoTime();
            presence.tick(nanoTime);
            live.tick(nanoTime);
            List<DeviceId> reading = presence.readers().stream()
                    .map(reader -> reader.served().device())
                    .toList();
            if (ticks % SEEN_EVERY_TICKS == 0 && !reading.isEmpty()) {
                running().sources().reports().seen(reading, clock.instant());
            }
            if (ticks % settings.sweep().toSeconds() == 0) {
                running().pump().wake(reading);
            }
        } catch (RuntimeException fault) {
            LOG.error("The streams' tick failed; the next one is in a second", fault);
        }
    }
}
