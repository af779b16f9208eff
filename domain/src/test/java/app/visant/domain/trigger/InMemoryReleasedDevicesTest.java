package app.visant.domain.trigger;

import app.visant.domain.device.InMemoryDeviceReports;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.tenant.InMemoryOrganisations;

final class InMemoryReleasedDevicesTest extends ReleasedDevicesContract {
    @Override
    protected Store store() {
        return inMemory();
    }

    static Store inMemory() {
        InMemoryDevices devices = new InMemoryDevices();
        InMemoryDeviceReports reports = new InMemoryDeviceReports(devices);
        InMemoryDispatch dispatch = new InMemoryDispatch(devices::find);
        return new Store(
                new InMemoryOrganisations(),
                devices,
                reports,
                dispatch.schedules(),
                dispatch.assignedSettings(),
                dispatch.triggers(),
                dispatch.commandLog(),
                dispatch.releasedDevices(devices, reports));
    }
}
