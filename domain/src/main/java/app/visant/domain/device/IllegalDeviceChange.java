package app.visant.domain.device;

import app.visant.domain.kernel.VisantException;
import java.util.Locale;

/** The device can't go from its status to the one that was asked for. */
public final class IllegalDeviceChange extends VisantException {
    public IllegalDeviceChange(DeviceStatus from, DeviceStatus to) {
        super(
                Kind.CONFLICT,
                "illegal_device_change",
                "A device that is " + word(from) + " can't become " + word(to) + ".");
    }

    private static String word(DeviceStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
