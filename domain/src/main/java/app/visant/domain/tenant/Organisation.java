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
        OrganisationId id,
        String name,
        int deviceSlots,
        Instant trialEndsAt,
        boolean allowTokenlessDevices,
        Instant createdAt) {
    public static final int DEFAULT_DEVICE_SLOTS = 5;
}
