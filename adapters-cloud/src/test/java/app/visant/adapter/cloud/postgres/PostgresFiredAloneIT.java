package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.Devices;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.FiredAloneContract;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.trigger.DueSchedules;
import app.visant.domain.trigger.Triggers;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresFiredAloneIT extends FiredAloneContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final PostgresDispatch dispatch = new PostgresDispatch(DATABASE.jdbi());

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Devices devices() {
        return store.devices();
    }

    @Override
    protected Schedules schedules() {
        return dispatch.schedules();
    }

    @Override
    protected DueSchedules dueSchedules() {
        return dispatch.dueSchedules();
    }

    @Override
    protected Triggers triggers() {
        return store.triggers();
    }

    @Override
    protected CommandLog commandLog() {
        return store.commandLog();
    }

    @Override
    protected Captures captures() {
        return store.captures();
    }
}
