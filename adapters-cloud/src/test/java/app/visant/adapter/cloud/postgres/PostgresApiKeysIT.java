package app.visant.adapter.cloud.postgres;

import app.visant.domain.apikey.ApiKeys;
import app.visant.domain.apikey.ApiKeysContract;
import app.visant.domain.tenant.Organisations;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresApiKeysIT extends ApiKeysContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final ApiKeys keys = new PostgresApiKeys(DATABASE.jdbi());

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected ApiKeys keys() {
        return keys;
    }
}
