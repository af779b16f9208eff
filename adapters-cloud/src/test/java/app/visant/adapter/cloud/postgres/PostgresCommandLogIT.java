package app.visant.adapter.cloud.postgres;

import app.visant.domain.trigger.CommandLogContract;
import app.visant.domain.trigger.Dispatch;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresCommandLogIT extends CommandLogContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Dispatch dispatch() {
        return new PostgresDispatchFixture(DATABASE);
    }
}
