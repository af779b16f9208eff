package app.visant.domain.device;

import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Wakeups;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.settings.DeviceSettings;
import java.time.InstantSource;
import java.util.List;

/** What people wish of their devices' work. Each change is told to the device by its log. */
public final class ManageSettings {
    private static final int ATTEMPTS = 5;

    private final AssignedSettings assigned;
    private final Wakeups wakeups;
    private final Ids ids;
    private final InstantSource clock;

    public ManageSettings(AssignedSettings assigned, Wakeups wakeups, Ids ids, InstantSource clock) {
        this.assigned = assigned;
        this.wakeups = wakeups;
        this.ids = ids;
        this.clock = clock;
    }

    /** {@link DeviceSettings#NONE} also if the organisation has no such device. */
    public DeviceSettings get(OrganisationId organisation, DeviceId device) {
        return assigned.of(organisation, device);
    }

    /**
     * Makes the next version, or leaves the settings as they are if the change changes nothing.
     *
     * @throws NotFound if the organisation has no such device
     * @throws DeviceChangedMeanwhile if others change them again and again at the same time
     */
    public DeviceSettings change(OrganisationId organisation, DeviceId device, DeviceSettings.Change change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DeviceSettings before = assigned.of(organisation, device);
            DeviceSettings after = before.changed(change);
            if (after.equals(before)) {
                return before;
            }
            switch (assigned.replace(before, after, notice(organisation, device))) {
                case DONE -> {
                    wakeups.wake(List.of(device));
                    return after;
                }
                case NO_SUCH_DEVICE -> throw new NotFound("device", device.value());
                case CHANGED_MEANWHILE -> {}
            }
        }
        throw new DeviceChangedMeanwhile(device);
    }

    private NewCommand notice(OrganisationId organisation, DeviceId device) {
        return NewCommand.notice(CommandType.CONFIG_UPDATE, organisation, device, ids, clock.instant());
    }
}
