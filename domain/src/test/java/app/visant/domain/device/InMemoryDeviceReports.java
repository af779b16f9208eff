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
        if (owns(organisation, report.device())) {
            reports.merge(
                    report.device(),
                    report,
                    (before, now) -> before.receivedAt().isAfter(now.receivedAt()) ? before : now);
        }
    }

    public synchronized void forget(DeviceId device) {
        seen.remove(device);
        reports.remove(device);
    }

    @Override
    public synchronized Optional<DeviceReport> find(OrganisationId organisation, DeviceId device) {
        return owns(organisation, device) ? Optional.ofNullable(reports.get(device)) : Optional.empty();
    }

    @Override
    public synchronized Map<DeviceId, Instant> lastSeen(OrganisationId organisation) {
        Map<DeviceId, Instant> own = new HashMap<>(seen);
        own.keySet().removeIf(id -> !owns(organisation, id));
        return own;
    }

    private boolean owns(OrganisationId organisation, DeviceId id) {
        return devices.find(id)
                .flatMap(Device::owner)
                .filter(organisation::equals)
                .isPresent();
    }
}
