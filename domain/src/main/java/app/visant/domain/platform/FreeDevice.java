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
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.trigger.ReleaseDevice;
import app.visant.domain.trigger.RetireDevice;
import java.util.Map;

/**
 * Takes a device from an organisation that claimed it and never had it: whoever has it in their hands can activate it then. The
 * organisation finds that in its own record, before it is done.
 */
public final class FreeDevice {
    private static final String ACTION = "take a device away that never connected";
    private static final String ANYWAY = "take a device away that may have connected";
    private static final int DONE = 200;
    private static final int REFUSED = 409;

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
        device.owner().ifPresent(owner -> {
            if (connected.isConnected(id) || reports.lastSeen(owner).containsKey(id)) {
                throw new DeviceInUse(id);
            }
            Map<String, String> facts = Map.of("device_id", id.value());
            put(ChainId.of(owner), by, ACTION, facts, () -> take(owner, id));
        });
    }

    /**
     * Also if it was connected: who claimed it by its id can pretend that with the token that they got. For whoever has the cloud's
     * machine, who knows whose it is. The organisation's record and the installation's say so. Does nothing if it is nobody's already.
     *
     * @param reason 5 to 300 characters; the organisation reads it
     * @throws NotFound if it was never made
     * @throws InvalidInput if the reason says nothing, or too much
     * @throws DeviceChangedMeanwhile if others change it again and again at the same time
     */
    public void freeAnyway(DeviceId id, String reason) {
        String why = Mandate.requireReason(reason);
        Device device = devices.find(id).orElseThrow(() -> new NotFound("device", id.value()));
        device.owner().ifPresent(owner -> {
            Map<String, String> facts = Map.of("device_id", id.value(), "reason", why, "org_id", owner.toString());
            put(
                    ChainId.INSTALLATION,
                    Who.OPERATOR,
                    ANYWAY,
                    facts,
                    () -> put(ChainId.of(owner), Who.OPERATOR, ANYWAY, facts, () -> take(owner, id)));
        });
    }

    private void take(OrganisationId owner, DeviceId id) {
        retire.retire(owner, id);
        release.release(owner, id);
    }

    private void put(ChainId chain, Who by, String action, Map<String, String> facts, Runnable deed) {
        Entry begun = record.begin(chain, by, action, "");
        try {
            deed.run();
        } catch (VisantException refused) {
            record.end(begun, new Outcome(REFUSED, refused.code(), facts));
            throw refused;
        }
        record.end(begun, new Outcome(DONE, "", facts));
    }
}
