package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.VisantException;

/** A device that is to be activated is active already, here or elsewhere. */
public final class DeviceTaken extends VisantException {
    public DeviceTaken(DeviceId device) {
        super(Kind.CONFLICT, "device_taken", "Device " + device + " is active already.");
    }
}
