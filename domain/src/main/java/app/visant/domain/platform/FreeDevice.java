package app.visant.domain.platform;

import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceChangedMeanwhile;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.trigger.ReleaseDevice;
import app.visant.domain.trigger.RetireDevice;
import java.util.Map;

/**
 * Takes a device from an organisation that claimed it and never had it: whoever has it in their hands can activate it then. The
 * organisation finds that in its own record, before it is done.
 */
public final class FreeDevice {
    private static final String ACTION = "take a device away that never connected";
    private static final int DONE = 200;

    private final Devices devices;
    private final DeviceReports reports;
    private final ConnectedDevices connected;
    private final RetireDevice retire;
    private final ReleaseDevice release;
    private final RecordDeeds record;

    public FreeDevice(
            Devices devices,
            DeviceReports reports,
            ConnectedDevices connected,
            RetireDevice retire,
            ReleaseDevice release,
            RecordDeeds record) {
        this.devices = devices;
        this.reports = reports;
        this.connected = connected;
        this.retire = retire;
        this.release = release;
        this.record = record;
    }

    /**
     * Does nothing if it is nobody's already.
     *
     * @throws NotFound if it was never made
     * @throws DeviceInUse if its organisation has had it connected
     * @throws DeviceChangedMeanwhile if others change it again and again at the same time
     */
    public void free(Who by, DeviceId id) {
        Device device = devices.find(id).orElseThrow(() -> new NotFound("device", id.value()));
        device.owner().ifPresent(owner -> take(by, owner, id));
    }

    private void take(Who by, OrganisationId owner, DeviceId id) {
        if (connected.isConnected(id) || reports.lastSeen(owner).containsKey(id)) {
            throw new DeviceInUse(id);
        }
        Entry begun = record.begin(ChainId.of(owner), by, ACTION, "");
        retire.retire(owner, id);
        release.release(owner, id);
        record.end(begun, new Outcome(DONE, "", Map.of("device_id", id.value())));
    }
}
