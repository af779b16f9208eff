package app.visant.adapter.cloud.postgres;

import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.OrganisationsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresOrganisationsIT extends OrganisationsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }
}
