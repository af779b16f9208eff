package app.visant.domain.trigger;

import app.visant.domain.command.NewCommand;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.settings.DeviceSettings;
import java.util.HashMap;
import java.util.Map;

/** The settings of an {@link InMemoryDispatch}'s devices. */
final class InMemoryAssignedSettings implements AssignedSettings {
    private final InMemoryDispatch state;
    private final Map<DeviceId, DeviceSettings> settings = new HashMap<>();

    InMemoryAssignedSettings(InMemoryDispatch state) {
        this.state = state;
    }

    @Override
    public DeviceSettings of(OrganisationId organisation, DeviceId device) {
        synchronized (state) {
            return state.status(organisation, device)
                    .map(owned -> settings.getOrDefault(device, DeviceSettings.NONE))
                    .orElse(DeviceSettings.NONE);
        }
    }

    @Override
    public Change replace(DeviceSettings before, DeviceSettings after, NewCommand notice) {
        synchronized (state) {
            DeviceId device = notice.device();
            if (state.status(notice.organisation(), device).isEmpty()) {
                return Change.NO_SUCH_DEVICE;
            }
            if (of(notice.organisation(), device).version() != before.version()) {
                return Change.CHANGED_MEANWHILE;
            }
            put(device, after);
            state.append(notice);
            return Change.DONE;
        }
    }

    void put(DeviceId device, DeviceSettings after) {
        settings.put(device, after);
    }
}
