package app.visant.cloud;

import app.visant.domain.device.DeviceReports;
import app.visant.domain.kernel.DeviceId;
import io.dropwizard.lifecycle.Managed;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices that were heard of, written down together once a second: an upload need not wait for it, and losing a second
 * of it loses nothing. Safe for use by many threads.
 */
final class HeardDevices implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(HeardDevices.class);

    private final Set<DeviceId> heard = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("heard-devices").daemon().factory());
    private final DeviceReports reports;
    private final InstantSource clock;

    HeardDevices(DeviceReports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    void heard(DeviceId device) {
        heard.add(device);
    }

    @Override
    public void start() {
        Future<?> _ = writer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        writer.shutdown();
        if (writer.awaitTermination(5, TimeUnit.SECONDS)) {
            write();
        }
    }

    private void write() {
        List<DeviceId> devices = List.copyOf(heard);
        if (devices.isEmpty()) {
            return;
        }
        try {
            devices.forEach(heard::remove);
            reports.seen(devices, clock.instant());
        } catch (RuntimeException fault) {
            LOG.error("{} devices' last sign of life can't be written down", devices.size(), fault);
        }
    }
}
