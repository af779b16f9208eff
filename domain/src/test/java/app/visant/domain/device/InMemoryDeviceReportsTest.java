package app.visant.domain.device;

import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;

final class InMemoryDeviceReportsTest extends DeviceReportsContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();
    private final DeviceReports reports = new InMemoryDeviceReports(devices);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Devices devices() {
        return devices;
    }

    @Override
    protected DeviceReports reports() {
        return reports;
    }
}
