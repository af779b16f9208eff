package app.visant.domain.device;

import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;

final class InMemoryDevicesTest extends DevicesContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Devices devices() {
        return devices;
    }
}
