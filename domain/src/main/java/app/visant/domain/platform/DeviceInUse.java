package app.visant.domain.platform;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.VisantException;

/** A device that its organisation has had connected is not taken from it. */
public final class DeviceInUse extends VisantException {
    public DeviceInUse(DeviceId device) {
        super(
                Kind.CONFLICT,
                "device_in_use",
                "Device " + device + " was connected since it was activated: only its organisation can give it up.");
    }
}
