package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.VisantException;

/** A device sent no token or a wrong one. */
public final class DeviceTokenRefused extends VisantException {
    public DeviceTokenRefused(DeviceId device) {
        super(
                Kind.UNAUTHENTICATED,
                "device_token_refused",
                "Device " + device + " did not prove itself: send its token as Authorization: Bearer …");
    }
}
