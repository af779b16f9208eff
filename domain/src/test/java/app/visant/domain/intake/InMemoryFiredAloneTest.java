package app.visant.domain.intake;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.trigger.DueSchedules;
import app.visant.domain.trigger.InMemoryDispatch;
import app.visant.domain.trigger.Triggers;

final class InMemoryFiredAloneTest extends FiredAloneContract {
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryDevices devices = new InMemoryDevices();
    private final InMemoryDispatch dispatch = new InMemoryDispatch(devices::find);
    private final Captures captures = new InMemoryCaptures(dispatch::execute);

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Devices devices() {
        return devices;
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
        return dispatch.triggers();
    }

    @Override
    protected CommandLog commandLog() {
        return dispatch.commandLog();
    }

    @Override
    protected Captures captures() {
        return captures;
    }
}
