package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Devices;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.StorageQuotas;
import app.visant.domain.intake.StorageQuotasContract;
import app.visant.domain.tenant.Organisations;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresStorageQuotasIT extends StorageQuotasContract {
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
    protected Captures captures() {
        return store.captures();
    }

    @Override
    protected StorageQuotas quotas() {
        return new PostgresAdapters(DATABASE.jdbi()).storageQuotas();
    }
}
