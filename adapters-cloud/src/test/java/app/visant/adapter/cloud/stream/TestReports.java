package app.visant.adapter.cloud.stream;

import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reports in memory. */
final class TestReports implements DeviceReports {
    private final Map<DeviceId, Instant> seen = new ConcurrentHashMap<>();
    private final Map<DeviceId, DeviceReport> reports = new ConcurrentHashMap<>();

    @Override
    public void seen(Collection<DeviceId> devices, Instant at) {
        devices.forEach(device -> seen.put(device, at));
    }

    @Override
    public void save(OrganisationId organisation, DeviceReport report) {
        reports.put(report.device(), report);
    }

    @Override
    public Optional<DeviceReport> find(OrganisationId organisation, DeviceId device) {
        return Optional.ofNullable(reports.get(device));
    }

    @Override
    public Map<DeviceId, Instant> lastSeen(OrganisationId organisation) {
        return Map.copyOf(seen);
    }
}
