package app.visant.adapter.cloud.postgres;

import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import app.visant.domain.tenant.UsersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresUsersIT extends UsersContract {
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
}
