package app.visant.domain.plan;

import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;

final class InMemoryActivationCodesTest extends ActivationCodesContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();
    private final InMemoryActivationCodes codes = new InMemoryActivationCodes(organisations, devices);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Devices devices() {
        return devices;
    }

    @Override
    protected ActivationCodes codes() {
        return codes;
    }

    @Override
    protected Redemptions redemptions() {
        return codes;
    }
}
