package app.visant.domain.platform;

import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.InMemoryDeviceBatches;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryOverviewTest extends OverviewContract {
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final PlatformAdministrators administrators = new InMemoryPlatformAdministrators(users);
    private final DeviceBatches batches = new InMemoryDeviceBatches(new InMemoryDevices());
    private final Overview overview = new InMemoryOverview(organisations, users, administrators, batches);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected PlatformAdministrators administrators() {
        return administrators;
    }

    @Override
    protected DeviceBatches batches() {
        return batches;
    }

    @Override
    protected Overview overview() {
        return overview;
    }
}
