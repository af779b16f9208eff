package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import java.time.InstantSource;

/** Brings a device into an organisation and gives it its token. */
public final class ActivateDevice {
    private final Devices devices;
    private final Organisations organisations;
    private final Ids ids;
    private final InstantSource clock;

    public ActivateDevice(Devices devices, Organisations organisations, Ids ids, InstantSource clock) {
        this.devices = devices;
        this.organisations = organisations;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return the device and its token, which can't be had a second time
     * @throws NotFound if it was never made, or is deactivated in another organisation
     * @throws DeviceTaken if it is active or suspended, whoever owns it
     * @throws NoDeviceSlotLeft if the organisation has no slot left
     */
    public Activated activate(OrganisationId organisation, DeviceId id) {
        Device device = devices.find(id).orElseThrow(() -> new NotFound("device", id.value()));
        requireFree(organisation, device);
        DeviceToken token = DeviceToken.random(ids);
        Device active = device.activated(organisation, token.hash(), clock.instant());
        int slots = slots(organisation);
        return switch (devices.activate(device, active, slots)) {
            case DONE -> new Activated(active, token);
            case NO_SLOT_LEFT -> throw new NoDeviceSlotLeft(slots);
            case CHANGED_MEANWHILE -> throw new DeviceTaken(id);
        };
    }

    private static void requireFree(OrganisationId organisation, Device device) {
        switch (device.status()) {
            case MANUFACTURED -> {}
            case ACTIVE, SUSPENDED -> throw new DeviceTaken(device.id());
            case DEACTIVATED -> {
                if (!organisation.equals(device.organisation())) {
                    throw new NotFound("device", device.id().value());
                }
            }
        }
    }

    private int slots(OrganisationId organisation) {
        return organisations
                .find(organisation)
                .map(Organisation::deviceSlots)
                .orElseThrow(() -> new NotFound("organisation", organisation.toString()));
    }

    /** The device with the secret that it proves itself by. */
    public record Activated(Device device, DeviceToken token) {}
}
