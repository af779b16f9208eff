package app.visant.domain.trigger;

import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.IllegalDeviceChange;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import java.time.InstantSource;

/** Takes a device out of service and ends what it was still to do, so that every trigger stays accounted for. */
public final class RetireDevice {
    static final String REASON = "the device was deactivated";

    private final ManageDevice manage;
    private final Triggers triggers;
    private final InstantSource clock;

    public RetireDevice(ManageDevice manage, Triggers triggers, InstantSource clock) {
        this.manage = manage;
        this.triggers = triggers;
        this.clock = clock;
    }

    /**
     * Safe to repeat. If it is interrupted between its steps, what was open expires as commands do, within a day of its expiry, unless it is
     * repeated before.
     *
     * @throws NotFound if the organisation has no such device
     * @throws IllegalDeviceChange if it was never activated
     */
    public Device retire(OrganisationId organisation, DeviceId id) {
        Device retired = manage.change(organisation, id, DeviceStatus.DEACTIVATED);
        triggers.abandon(organisation, id, REASON, clock.instant());
        return retired;
    }
}
