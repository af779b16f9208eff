package app.visant.domain.group;

import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;

final class InMemoryDeviceGroupsTest extends DeviceGroupsContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();
    private final DeviceGroups groups = new InMemoryDeviceGroups(devices);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Devices devices() {
        return devices;
    }

    @Override
    protected DeviceGroups groups() {
        return groups;
    }
}
