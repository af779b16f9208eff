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

    /** @throws NotFound if the organisation has no such device, or gave it up */
    public Device rename(OrganisationId organisation, DeviceId id, String name) {
        Device before = get(organisation, id);
        if (before.isGivenUp()) {
            throw new NotFound("device", id.value());
        }
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
        if (needsSlotAgain) {
            throw new IllegalDeviceChange(before.status(), next);
        }
        return replace(before, before.changedTo(next, clock.instant()));
    }

    /** Gives it a new token beside the one that it uses, which ends as {@link FormerToken} says. */
    public ActivateDevice.Activated rotateToken(OrganisationId organisation, DeviceId id) {
        Device before = active(organisation, id);
        DeviceToken token = DeviceToken.random(ids);
        return new ActivateDevice.Activated(replace(before, before.withNextToken(token.hash())), token);
    }

    /** Gives it a new token; all others end at once. */
    public ActivateDevice.Activated replaceToken(OrganisationId organisation, DeviceId id) {
        Device before = active(organisation, id);
        DeviceToken token = DeviceToken.random(ids);
        return new ActivateDevice.Activated(replace(before, before.withToken(token.hash())), token);
    }

    private Device active(OrganisationId organisation, DeviceId id) {
        Device device = get(organisation, id);
        if (device.status() != DeviceStatus.ACTIVE) {
            throw new DeviceNotActive(id);
        }
        return device;
    }

    private Device replace(Device before, Device after) {
        if (!devices.replace(before, after)) {
            throw new DeviceChangedMeanwhile(before.id());
        }
        return after;
    }
}
