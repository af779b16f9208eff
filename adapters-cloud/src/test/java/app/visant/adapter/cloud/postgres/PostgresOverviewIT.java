package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.DeviceBatches;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.OverviewContract;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresOverviewIT extends OverviewContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final PostgresAdapters rows = new PostgresAdapters(DATABASE.jdbi());

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Users users() {
        return store.users();
    }

    @Override
    protected PlatformAdministrators administrators() {
        return rows.platformAdministrators();
    }

    @Override
    protected DeviceBatches batches() {
        return rows.deviceBatches();
    }

    @Override
    protected Overview overview() {
        return rows.overview();
    }
}
