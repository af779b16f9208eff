package app.visant.domain.trigger;

import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceChangedMeanwhile;
import app.visant.domain.device.Devices;
import app.visant.domain.device.IllegalDeviceChange;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import java.time.InstantSource;

/** Gives a retired device up, so that any organisation can activate it as if it were new; that is how it changes hands. */
public final class ReleaseDevice {
    private static final int ATTEMPTS = 5;

    private final Devices devices;
    private final ReleasedDevices released;
    private final InstantSource clock;

    public ReleaseDevice(Devices devices, ReleasedDevices released, InstantSource clock) {
        this.devices = devices;
        this.released = released;
        this.clock = clock;
    }

    /**
     * Safe to repeat.
     *
     * @return as the organisation goes on seeing it
     * @throws NotFound if the organisation has no such device
     * @throws IllegalDeviceChange if it is not deactivated
     * @throws DeviceChangedMeanwhile if others change it again and again at the same time
     */
    public Device release(OrganisationId organisation, DeviceId id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Device before = devices.find(organisation, id).orElseThrow(() -> new NotFound("device", id.value()));
            if (before.isGivenUp() || released.add(before, before.released(), RetireDevice.REASON, clock.instant())) {
                return before.givenUp();
            }
        }
        throw new DeviceChangedMeanwhile(id);
    }
}
