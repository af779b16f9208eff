package app.visant.domain.device;

import app.visant.domain.command.NewCommand;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.settings.DeviceSettings;

/**
 * Port: what organisations wish of their devices. Every change writes a notice into the device's log in the same step. Safe for use by many
 * threads; changes are durable on return.
 */
public interface AssignedSettings {
    /** {@link DeviceSettings#NONE} if nobody wished anything, and if the organisation has no such device. */
    DeviceSettings of(OrganisationId organisation, DeviceId device);

    /**
     * Replaces the settings of the notice's device if their version is still that of {@code before}.
     *
     * @param after of the next version
     */
    Change replace(DeviceSettings before, DeviceSettings after, NewCommand notice);

    /** How a change went; unless it is done, nothing was changed. */
    enum Change {
        DONE,
        /** The organisation has no such device. */
        NO_SUCH_DEVICE,
        CHANGED_MEANWHILE
    }
}
