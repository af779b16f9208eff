package app.visant.domain.trigger;

import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.group.InMemoryDeviceGroups;
import app.visant.domain.tenant.InMemoryOrganisations;

final class InMemoryReplacementsTest extends ReplacementsContract {
    @Override
    protected Store store() {
        return inMemory();
    }

    static Store inMemory() {
        InMemoryDevices devices = new InMemoryDevices();
        InMemoryDeviceGroups groups = new InMemoryDeviceGroups(devices);
        InMemoryDispatch dispatch = new InMemoryDispatch(devices::find);
        return new Store(
                new InMemoryOrganisations(),
                devices,
                groups,
                dispatch.schedules(),
                dispatch.dueSchedules(),
                dispatch.assignedSettings(),
                dispatch.triggers(),
                dispatch.commandLog(),
                dispatch.replacements(devices, groups));
    }
}
