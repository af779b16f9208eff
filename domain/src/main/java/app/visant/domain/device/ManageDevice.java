package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import java.time.InstantSource;

/** What people do with a device of theirs: name it, suspend and resume it, retire it, give it a new token. */
public final class ManageDevice {
    private final Devices devices;
    private final Ids ids;
    private final InstantSource clock;

    public ManageDevice(Devices devices, Ids ids, InstantSource clock) {
        this.devices = devices;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws NotFound if the organisation has no such device */
    public Device get(OrganisationId organisation, DeviceId id) {
        return devices.find(organisation, id).orElseThrow(() -> new NotFound("device", id.value()));
    }

    public Device rename(OrganisationId organisation, DeviceId id, String name) {
        Device before = get(organisation, id);
        return replace(before, before.named(name));
    }

    /**
     * Suspends, resumes or deactivates; to the status that it already has is no change and no error.
     *
     * @throws IllegalDeviceChange if it can't go there from where it is
     */
    public Device change(OrganisationId organisation, DeviceId id, DeviceStatus next) {
        Device before = get(organisation, id);
        if (before.status() == next) {
            return before;
        }
        boolean needsSlotAgain = before.status() == DeviceStatus.DEACTIVATED;
        if (needsSlotAgain || !before.status().mayBecome(next)) {
            throw new IllegalDeviceChange(before.status(), next);
        }
        return replace(before, before.with(next, clock.instant()));
    }

    /** Gives it a new token; the old one ends at once. */
    public ActivateDevice.Activated rotateToken(OrganisationId organisation, DeviceId id) {
        Device before = get(organisation, id);
        if (before.status() != DeviceStatus.ACTIVE) {
            throw new DeviceNotActive(id);
        }
        DeviceToken token = DeviceToken.random(ids);
        return new ActivateDevice.Activated(replace(before, before.withToken(token.hash())), token);
    }

    private Device replace(Device before, Device after) {
        if (!devices.replace(before, after)) {
            throw new DeviceChangedMeanwhile(before.id());
        }
        return after;
    }
}
