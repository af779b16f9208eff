package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.VisantException;

/** A device that is suspended, deactivated or not activated yet asks to be served, or is asked to work. */
public final class DeviceNotActive extends VisantException {
    private final boolean proved;

    public DeviceNotActive(DeviceId device) {
        this(device, false);
    }

    DeviceNotActive(DeviceId device, boolean proved) {
        super(Kind.FORBIDDEN, "device_not_active", "Device " + device + " is not active.");
        this.proved = proved;
    }

    /** Whether it was the device itself that asked. */
    boolean isProved() {
        return proved;
    }
}
