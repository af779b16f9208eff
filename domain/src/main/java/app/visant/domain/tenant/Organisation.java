package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import java.time.Instant;

/**
 * A tenant.
 *
 * @param deviceSlots how many devices may be active at once
 * @param allowTokenlessDevices whether devices of the older protocol, which send no token, are served
 */
public record Organisation(
        OrganisationId id, String name, int deviceSlots, Plan plan, boolean allowTokenlessDevices, Instant createdAt) {
    public static final int DEFAULT_DEVICE_SLOTS = 5;
    public static final int MAX_DEVICE_SLOTS = 1_000_000;

    /** One on trial. */
    public Organisation(
            OrganisationId id,
            String name,
            int deviceSlots,
            Instant trialEndsAt,
            boolean allowTokenlessDevices,
            Instant createdAt) {
        this(id, name, deviceSlots, new Plan.Trial(trialEndsAt), allowTokenlessDevices, createdAt);
    }

    public Organisation with(int slots, Plan another) {
        return new Organisation(id, name, slots, another, allowTokenlessDevices, createdAt);
    }
}
