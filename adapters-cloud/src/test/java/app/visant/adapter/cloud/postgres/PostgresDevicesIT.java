package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Devices;
import app.visant.domain.device.DevicesContract;
import app.visant.domain.tenant.Organisations;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDevicesIT extends DevicesContract {
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
}
