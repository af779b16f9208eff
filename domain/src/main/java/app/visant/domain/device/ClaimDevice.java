package app.visant.domain.device;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;

/** Looks whether a device could be activated, without telling whose it is else: one beyond reach may be anybody's. */
public final class ClaimDevice {
    private final Devices devices;

    public ClaimDevice(Devices devices) {
        this.devices = devices;
    }

    public Claim look(OrganisationId organisation, Reach reach, DeviceId id) {
        return devices.find(id).map(device -> of(organisation, reach, device)).orElse(Claim.UNKNOWN);
    }

    private static Claim of(OrganisationId organisation, Reach reach, Device device) {
        boolean ours = organisation.equals(device.organisation()) && reach.covers(device.id());
        return switch (device.status()) {
            case MANUFACTURED -> Claim.FREE;
            case ACTIVE, SUSPENDED -> ours ? Claim.OURS : Claim.TAKEN;
            case DEACTIVATED -> ours ? Claim.AGAIN : Claim.UNKNOWN;
        };
    }
}
