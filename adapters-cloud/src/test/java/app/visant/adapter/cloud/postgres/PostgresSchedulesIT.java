package app.visant.adapter.cloud.postgres;

import app.visant.domain.trigger.Dispatch;
import app.visant.domain.trigger.SchedulesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSchedulesIT extends SchedulesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Dispatch dispatch() {
        return new PostgresDispatchFixture(DATABASE);
    }
}
