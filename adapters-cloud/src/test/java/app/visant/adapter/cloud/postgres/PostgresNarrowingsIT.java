package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Devices;
import app.visant.domain.group.DeviceGroups;
import app.visant.domain.group.Narrowings;
import app.visant.domain.group.NarrowingsContract;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresNarrowingsIT extends NarrowingsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Users users() {
        return store.users();
    }

    @Override
    protected Devices devices() {
        return store.devices();
    }

    @Override
    protected DeviceGroups groups() {
        return store.groups();
    }

    @Override
    protected Narrowings narrowings() {
        return store.narrowings();
    }
}
