package app.visant.domain.device;

import app.visant.domain.kernel.VisantException;

/** Nearly all ids that a device can have exist. */
public final class NoDeviceIdsLeft extends VisantException {
    NoDeviceIdsLeft() {
        super(
                Kind.UNAVAILABLE,
                "no_device_ids_left",
                "There are hardly any ids left for new devices, and nothing was made: tell whoever runs this cloud.");
    }
}
