package app.visant.domain.group;

import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;

final class InMemoryNarrowingsTest extends NarrowingsContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Users users = new InMemoryUsers();
    private final Devices devices = new InMemoryDevices();
    private final InMemoryDeviceGroups groups = new InMemoryDeviceGroups(devices);
    private final Narrowings narrowings = new InMemoryNarrowings(users, groups);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Devices devices() {
        return devices;
    }

    @Override
    protected DeviceGroups groups() {
        return groups;
    }

    @Override
    protected Narrowings narrowings() {
        return narrowings;
    }
}
