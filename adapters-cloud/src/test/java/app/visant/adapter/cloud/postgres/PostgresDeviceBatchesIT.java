package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.DeviceBatchesContract;
import app.visant.domain.device.Devices;
import app.visant.domain.tenant.Organisations;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDeviceBatchesIT extends DeviceBatchesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final DeviceBatches batches = new PostgresAdapters(DATABASE.jdbi()).deviceBatches();

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Devices devices() {
        return store.devices();
    }

    @Override
    protected DeviceBatches batches() {
        return batches;
    }
}
