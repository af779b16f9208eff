package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Devices;
import app.visant.domain.group.DeviceGroups;
import app.visant.domain.group.DeviceGroupsContract;
import app.visant.domain.tenant.Organisations;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDeviceGroupsIT extends DeviceGroupsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Devices devices() {
        return store.devices();
    }

    @Override
    protected DeviceGroups groups() {
        return store.groups();
    }
}
