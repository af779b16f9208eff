package app.visant.adapter.cloud.stream;

import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.Wakeups;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.trigger.TrackCommands;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings commands from the log to their readers: one thread that reads for many devices at once whatever has been woken
 * meanwhile. Only this thread hands out, so that each reader gets its commands once and in order.
 */
final class CommandPump implements Wakeups {
    private static final Logger LOG = LoggerFactory.getLogger(CommandPump.class);
    private static final int DEVICES_AT_ONCE = 500;
    private static final int COMMANDS_EACH = 32;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 1000;

    private final CommandLog log;
    private final TrackCommands track;
    private final Presence presence;
    private final InstantSource clock;
    private final Set<DeviceId> woken = ConcurrentHashMap.newKeySet();
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("commands").daemon().unstarted(this::run);

    CommandPump(CommandLog log, TrackCommands track, Presence presence, InstantSource clock) {
        this.log = log;
        this.track = track;
        this.presence = presence;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Override
    public void wake(Collection<DeviceId> devices) {
        if (woken.addAll(devices)) {
            work.release();
        }
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                work.acquire();
                work.drainPermits();
                pump();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump() throws InterruptedException {
        Map<DeviceId, Long> cursors = new HashMap<>();
        for (DeviceId device : List.copyOf(woken)) {
            woken.remove(device);
            presence.reader(device).ifPresent(reader -> cursors.put(device, reader.cursor()));
            if (cursors.size() == DEVICES_AT_ONCE) {
                deliver(cursors);
                cursors.clear();
            }
        }
        deliver(cursors);
    }

    private void deliver(Map<DeviceId, Long> cursors) throws InterruptedException {
        if (cursors.isEmpty()) {
            return;
        }
        try {
            List<Command> delivered = new ArrayList<>();
            log.read(cursors, clock.instant(), COMMANDS_EACH).forEach((device, commands) -> {
                delivered.addAll(deliver(device, cursors.getOrDefault(device, 0L), commands));
                if (commands.size() == COMMANDS_EACH) {
                    wake(List.of(device));
                }
            });
            if (!delivered.isEmpty()) {
                track.sent(delivered);
            }
        } catch (RuntimeException fault) {
            LOG.error("The log of commands can't be read at the moment; it is tried again", fault);
            Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
            wake(List.copyOf(cursors.keySet()));
        }
    }

    /** A reader that came meanwhile, with another cursor, has woken the pump itself. */
    private List<Command> deliver(DeviceId device, long from, List<Command> commands) {
        return presence.reader(device)
                .filter(reader -> reader.cursor() == from)
                .map(reader -> reader.deliver(commands))
                .orElse(List.of());
    }
}
