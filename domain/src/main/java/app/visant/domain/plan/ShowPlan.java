package app.visant.domain.plan;

import app.visant.domain.access.Reach;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import java.time.InstantSource;

/** Says what an organisation has. */
public final class ShowPlan {
    private final Organisations organisations;
    private final Devices devices;
    private final InstantSource clock;

    public ShowPlan(Organisations organisations, Devices devices, InstantSource clock) {
        this.organisations = organisations;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * @param reach the devices that count
     * @throws NotFound if there is no such organisation
     */
    public Shown of(OrganisationId id, Reach reach) {
        Organisation organisation =
                organisations.find(id).orElseThrow(() -> new NotFound("organisation", id.toString()));
        return new Shown(organisation, organisation.plan().inForce(clock.instant()), slotsUsed(id, reach));
    }

    private long slotsUsed(OrganisationId id, Reach reach) {
        long used = 0;
        int seen = 0;
        Page<Device> page;
        do {
            page = devices.list(id, reach, new Slice(Slice.MAX_LIMIT, seen));
            used += page.items().stream()
                    .map(Device::status)
                    .filter(status -> status == DeviceStatus.ACTIVE || status == DeviceStatus.SUSPENDED)
                    .count();
            seen += page.items().size();
        } while (!page.items().isEmpty() && seen < page.total());
        return used;
    }

    /**
     * What an organisation has.
     *
     * @param inForce whether something new may be begun
     * @param slotsUsed how many devices within reach are active or suspended
     */
    public record Shown(Organisation organisation, boolean inForce, long slotsUsed) {}
}
