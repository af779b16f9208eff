package app.visant.domain.device;

import app.visant.domain.kernel.VisantException;

/** The organisation has as many devices as it may have. */
public final class NoDeviceSlotLeft extends VisantException {
    public NoDeviceSlotLeft(int slots) {
        super(
                Kind.FORBIDDEN,
                "no_device_slot_left",
                "All " + slots + " device slots are in use: deactivate a device first, or redeem a code for more.");
    }
}
