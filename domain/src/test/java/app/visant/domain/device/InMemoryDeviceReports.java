package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class InMemoryDeviceReports implements DeviceReports {
    private final Devices devices;
    private final Map<DeviceId, Instant> seen = new HashMap<>();
    private final Map<DeviceId, DeviceReport> reports = new HashMap<>();

    public InMemoryDeviceReports(Devices devices) {
        this.devices = devices;
    }

    @Override
    public synchronized void seen(Collection<DeviceId> ids, Instant at) {
        ids.stream()
                .filter(id -> devices.find(id).isPresent())
                .forEach(id -> seen.merge(id, at, (before, now) -> now.isAfter(before) ? now : before));
    }

    @Override
    public synchronized void save(OrganisationId organisation, DeviceReport report) {
        if (devices.find(organisation, report.device()).isPresent()) {
            reports.merge(
                    report.device(),
                    report,
                    (before, now) -> before.receivedAt().isAfter(now.receivedAt()) ? before : now);
        }
    }

    @Override
    public synchronized Optional<DeviceReport> find(OrganisationId organisation, DeviceId device) {
        return devices.find(organisation, device).map(found -> reports.get(found.id()));
    }

    @Override
    public synchronized Map<DeviceId, Instant> lastSeen(OrganisationId organisation) {
        Map<DeviceId, Instant> own = new HashMap<>(seen);
        own.keySet().removeIf(id -> devices.find(organisation, id).isEmpty());
        return own;
    }
}
