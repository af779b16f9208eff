package app.visant.adapter.cloud.postgres;

import app.visant.domain.session.Sessions;
import app.visant.domain.session.SessionsContract;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSessionsIT extends SessionsContract {
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
    protected Sessions sessions() {
        return store.sessions();
    }
}
