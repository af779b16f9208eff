package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.VisantException;

/** Two changes of one device met, and the other one was first. */
public final class DeviceChangedMeanwhile extends VisantException {
    public DeviceChangedMeanwhile(DeviceId device) {
        super(
                Kind.CONFLICT,
                "device_changed_meanwhile",
                "Device " + device + " was changed by somebody else at the same time: load it again.");
    }
}
