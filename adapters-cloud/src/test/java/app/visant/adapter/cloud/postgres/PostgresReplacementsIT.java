package app.visant.adapter.cloud.postgres;

import app.visant.domain.trigger.ReplacementsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresReplacementsIT extends ReplacementsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    protected Store store() {
        DATABASE.clear();
        PostgresAdapters adapters = new PostgresAdapters(DATABASE.jdbi());
        PostgresDispatch dispatch = new PostgresDispatch(DATABASE.jdbi());
        return new Store(
                adapters.organisations(),
                adapters.devices(),
                adapters.deviceGroups(),
                dispatch.schedules(),
                dispatch.dueSchedules(),
                dispatch.assignedSettings(),
                dispatch.triggers(),
                dispatch.commandLog(),
                dispatch.replacements());
    }
}
