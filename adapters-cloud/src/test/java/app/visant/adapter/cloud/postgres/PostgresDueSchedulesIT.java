package app.visant.adapter.cloud.postgres;

import app.visant.domain.trigger.Dispatch;
import app.visant.domain.trigger.DueSchedulesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDueSchedulesIT extends DueSchedulesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Dispatch dispatch() {
        return new PostgresDispatchFixture(DATABASE);
    }
}
