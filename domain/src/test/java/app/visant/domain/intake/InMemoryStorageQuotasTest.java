package app.visant.domain.intake;

import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;

final class InMemoryStorageQuotasTest extends StorageQuotasContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();
    private final Captures captures = new InMemoryCaptures((organisation, device, trigger, record, at) -> false);
    private final StorageQuotas quotas = new InMemoryStorageQuotas(captures);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Devices devices() {
        return devices;
    }

    @Override
    protected Captures captures() {
        return captures;
    }

    @Override
    protected StorageQuotas quotas() {
        return quotas;
    }
}
