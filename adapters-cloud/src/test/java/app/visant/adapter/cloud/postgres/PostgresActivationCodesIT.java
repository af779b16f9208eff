package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Devices;
import app.visant.domain.plan.ActivationCodes;
import app.visant.domain.plan.ActivationCodesContract;
import app.visant.domain.plan.Redemptions;
import app.visant.domain.tenant.Organisations;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresActivationCodesIT extends ActivationCodesContract {
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
    protected ActivationCodes codes() {
        return new PostgresActivationCodes(DATABASE.jdbi());
    }

    @Override
    protected Redemptions redemptions() {
        return new PostgresRedemptions(DATABASE.jdbi());
    }
}
