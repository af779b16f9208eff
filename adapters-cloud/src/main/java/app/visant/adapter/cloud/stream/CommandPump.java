package app.visant.adapter.cloud.stream;

import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.Wakeups;
import app.visant.domain.kernel.DeviceId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    // So few that a command which is issued meanwhile hardly waits.
    private static final int SWEPT_AT_ONCE = 100;
    private static final int COMMANDS_EACH = 32;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 1000;

    private final CommandLog log;
    private final SentNotes sent;
    private final Presence presence;
    private final InstantSource clock;
    private final Figures figures;
    // Who was woken, and when.
    private final Map<DeviceId, Long> woken = new ConcurrentHashMap<>();
    private final Queue<DeviceId> unhurried = new ConcurrentLinkedQueue<>();
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("commands").daemon().unstarted(this::run);

    CommandPump(CommandLog log, SentNotes sent, Presence presence, InstantSource clock, Figures figures) {
        this.log = log;
        this.sent = sent;
        this.presence = presence;
        this.clock = clock;
        this.figures = figures;
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
        long now = System.nanoTime();
        boolean fresh = false;
        for (DeviceId device : devices) {
            fresh |= presence.reader(device).isPresent() && woken.putIfAbsent(device, now) == null;
        }
        if (fresh) {
            work.release();
        }
    }

    /** Looks into the log for these devices too, when nobody is woken. */
    void sweep(Collection<DeviceId> devices) {
        unhurried.addAll(devices);
        work.release();
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                if (unhurried.isEmpty()) {
                    work.acquire();
                }
                work.drainPermits();
                pump();
                wakeSomeUnhurried();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void wakeSomeUnhurried() {
        List<DeviceId> next = new ArrayList<>(SWEPT_AT_ONCE);
        while (next.size() < SWEPT_AT_ONCE && !unhurried.isEmpty()) {
            next.add(unhurried.remove());
        }
        wake(next);
    }

    private void pump() throws InterruptedException {
        Map<DeviceId, Reading> readings = new HashMap<>();
        for (DeviceId device : List.copyOf(woken.keySet())) {
            long since = Objects.requireNonNull(woken.remove(device), "only this thread removes");
            presence.reader(device)
                    .ifPresent(reader -> readings.put(device, new Reading(reader, reader.cursor(), since)));
            if (readings.size() == DEVICES_AT_ONCE) {
                read(readings);
                readings.clear();
            }
        }
        read(readings);
    }

    private void read(Map<DeviceId, Reading> readings) throws InterruptedException {
        if (readings.isEmpty()) {
            return;
        }
        Map<DeviceId, Long> cursors = new HashMap<>();
        readings.forEach((device, reading) -> cursors.put(device, reading.from()));
        try {
            log.read(cursors, clock.instant(), COMMANDS_EACH).forEach((device, commands) -> {
                Reading reading = readings.get(device);
                if (reading != null) {
                    deliver(device, reading, commands);
                }
            });
        } catch (RuntimeException fault) {
            LOG.error("The log of commands can't be read at the moment; it is tried again", fault);
            Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
            wake(cursors.keySet());
        }
    }

    /** A fault that concerns one device ends its reader, which comes back, and holds up nobody else. */
    private void deliver(DeviceId device, Reading reading, List<Command> commands) {
        try {
            List<Command> delivered = reading.reader().deliver(commands);
            if (!delivered.isEmpty()) {
                figures.delivered(delivered.size(), System.nanoTime() - reading.since());
                sent.add(delivered);
            }
            if (commands.size() == COMMANDS_EACH) {
                wake(List.of(device));
            }
        } catch (RuntimeException fault) {
            LOG.error("Device {} can't be given its commands", device, fault);
            reading.reader().end();
        }
    }

    /** A look into the log for one reader, from its cursor on. One that takes its place meanwhile wakes the pump itself. */
    private record Reading(DeviceReader reader, long from, long since) {}
}
