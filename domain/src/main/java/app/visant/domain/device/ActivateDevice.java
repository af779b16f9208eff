package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.PlanLapsed;
import app.visant.domain.tenant.RequirePlan;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Brings a device into an organisation and gives it its token. */
public final class ActivateDevice {
    private final Devices devices;
    private final RequirePlan plan;
    private final Ids ids;
    private final InstantSource clock;

    public ActivateDevice(Devices devices, RequirePlan plan, Ids ids, InstantSource clock) {
        this.devices = devices;
        this.plan = plan;
        this.ids = ids;
        this.clock = clock;
    }

    /** With the name that it has; as {@link #activate(OrganisationId, DeviceId, String)}. */
    public Activated activate(OrganisationId organisation, DeviceId id) {
        return activate(organisation, id, null);
    }

    /**
     * @param name that it is to have from then on; null for the one that it has
     * @return the device and its token, which can't be had a second time
     * @throws InvalidInput if it can't be called that
     * @throws NotFound if it was never made, or is deactivated in another organisation
     * @throws DeviceTaken if it is active or suspended, whoever owns it
     * @throws PlanLapsed if the organisation has no plan in force
     * @throws NoDeviceSlotLeft if the organisation has no slot left
     */
    public Activated activate(OrganisationId organisation, DeviceId id, @Nullable String name) {
        Prepared prepared = prepare(organisation, id, name);
        int slots = plan.of(organisation).deviceSlots();
        return prepared.settle(
                devices.activate(prepared.before(), prepared.after().device(), slots), slots);
    }

    /** With the name that it has; as {@link #prepare(OrganisationId, DeviceId, String)}. */
    public Prepared prepare(OrganisationId organisation, DeviceId id) {
        return prepare(organisation, id, null);
    }

    /**
     * What would be, without a look at plan and slots; nothing is changed.
     *
     * @param name that it is to have; null for the one that it has
     * @throws InvalidInput if it can't be called that
     * @throws NotFound if it was never made, or is deactivated in another organisation
     * @throws DeviceTaken if it is active or suspended, whoever owns it
     */
    public Prepared prepare(OrganisationId organisation, DeviceId id, @Nullable String name) {
        Device device = devices.find(id).orElseThrow(() -> new NotFound("device", id.value()));
        requireFree(organisation, device);
        DeviceToken token = DeviceToken.random(ids);
        Device active = device.activated(organisation, token.hash(), clock.instant());
        return new Prepared(device, new Activated(name == null ? active : active.named(name), token));
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

    /** The device with the secret that it proves itself by. */
    public record Activated(Device device, DeviceToken token) {}

    /**
     * An activation that is to be carried out.
     *
     * @param before the device as it is now
     */
    public record Prepared(Device before, Activated after) {
        /**
         * @param slots how many the organisation has
         * @throws NoDeviceSlotLeft if it has no slot left
         * @throws DeviceTaken if somebody else was faster
         */
        public Activated settle(Devices.Activation outcome, int slots) {
            return switch (outcome) {
                case DONE -> after;
                case NO_SLOT_LEFT -> throw new NoDeviceSlotLeft(slots);
                case CHANGED_MEANWHILE -> throw new DeviceTaken(before.id());
            };
        }
    }
}
