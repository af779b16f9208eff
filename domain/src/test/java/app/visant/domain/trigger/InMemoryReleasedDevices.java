package app.visant.domain.trigger;

import app.visant.domain.device.Device;
import app.visant.domain.device.InMemoryDeviceReports;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.time.Instant;

final class InMemoryReleasedDevices implements ReleasedDevices {
    private final InMemoryDispatch state;
    private final InMemorySchedules schedules;
    private final InMemoryAssignedSettings settings;
    private final InMemoryDevices devices;
    private final InMemoryDeviceReports reports;

    InMemoryReleasedDevices(
            InMemoryDispatch state,
            InMemorySchedules schedules,
            InMemoryAssignedSettings settings,
            InMemoryDevices devices,
            InMemoryDeviceReports reports) {
        this.state = state;
        this.schedules = schedules;
        this.settings = settings;
        this.devices = devices;
        this.reports = reports;
    }

    @Override
    public boolean add(Device before, Device after, String reason, Instant at) {
        OrganisationId organisation = before.owner().orElseThrow();
        synchronized (state) {
            if (devices.find(before.id()).filter(before::equals).isEmpty()) {
                return false;
            }
            schedules.ofDevice(organisation, before.id()).forEach(schedule -> schedules.end(schedule, at));
            state.triggers().abandon(organisation, before.id(), reason, at);
            long version = settings.of(organisation, before.id()).version();
            if (version > 0) {
                settings.put(
                        before.id(),
                        new DeviceSettings(
                                version + 1, StorageSettings.NONE, UploadSettings.NONE, DegradationSettings.NONE));
            }
            reports.forget(before.id());
            return devices.release(before, after);
        }
    }
}
