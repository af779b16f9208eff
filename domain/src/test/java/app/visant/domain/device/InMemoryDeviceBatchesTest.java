package app.visant.domain.device;

import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;

class InMemoryDeviceBatchesTest extends DeviceBatchesContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final InMemoryDevices devices = new InMemoryDevices();
    private final DeviceBatches batches = new InMemoryDeviceBatches(devices);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Devices devices() {
        return devices;
    }

    @Override
    protected DeviceBatches batches() {
        return batches;
    }
}
