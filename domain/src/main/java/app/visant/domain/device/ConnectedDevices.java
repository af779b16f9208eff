package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.util.Map;

/** Port: which devices are listening right now, by whichever way. Safe for use by many threads. */
public interface ConnectedDevices {
    /** Each connected device of the organisation, with how many readers it has. */
    Map<DeviceId, Integer> of(OrganisationId organisation);

    boolean isConnected(DeviceId device);

    /** Ends its readers: whoever reads on has to prove itself again. */
    void disconnect(DeviceId device);
}
