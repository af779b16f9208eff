package app.visant.adapter.cloud.postgres;

import app.visant.domain.trigger.AssignedSettingsContract;
import app.visant.domain.trigger.Dispatch;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresAssignedSettingsIT extends AssignedSettingsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Dispatch dispatch() {
        return new PostgresDispatchFixture(DATABASE);
    }
}
