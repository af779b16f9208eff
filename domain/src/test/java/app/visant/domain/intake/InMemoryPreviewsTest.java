package app.visant.domain.intake;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.trigger.InMemoryDispatch;
import app.visant.domain.trigger.Triggers;

final class InMemoryPreviewsTest extends PreviewsContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();
    private final InMemoryDispatch dispatch = new InMemoryDispatch(devices::find);
    private final Captures captures = new InMemoryCaptures(dispatch::execute);
    private final Previews previews = new InMemoryPreviews(captures, dispatch.triggers());

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Devices devices() {
        return devices;
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

    @Override
    protected Previews previews() {
        return previews;
    }
}
