package app.visant.adapter.cloud.postgres;

import app.visant.domain.trigger.ReleasedDevicesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresReleasedDevicesIT extends ReleasedDevicesContract {
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
                adapters.deviceReports(),
                dispatch.schedules(),
                dispatch.assignedSettings(),
                dispatch.triggers(),
                dispatch.commandLog(),
                dispatch.releasedDevices());
    }
}
