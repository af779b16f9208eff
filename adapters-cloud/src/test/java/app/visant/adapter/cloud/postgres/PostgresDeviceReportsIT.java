package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.DeviceReportsContract;
import app.visant.domain.device.Devices;
import app.visant.domain.tenant.Organisations;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDeviceReportsIT extends DeviceReportsContract {
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
    protected DeviceReports reports() {
        return store.reports();
    }
}
