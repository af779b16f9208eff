package app.visant.adapter.cloud.postgres;

import app.visant.domain.tenant.LogInAttempts;
import app.visant.domain.tenant.LogInAttemptsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresLogInAttemptsIT extends LogInAttemptsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);

    @Override
    protected LogInAttempts attempts() {
        return store.logInAttempts();
    }
}
