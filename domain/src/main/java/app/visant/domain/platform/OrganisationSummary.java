package app.visant.domain.platform;

import app.visant.domain.tenant.Organisation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation, and what it uses.
 *
 * @param people with an account
 * @param devices that it ever took in
 * @param activeDevices that use a slot
 * @param captures that are stored
 * @param bytes that these have as they came, without thumbnails
 * @param newestCapture when it was taken; null if there is none
 */
public record OrganisationSummary(
        Organisation organisation,
        long people,
        long devices,
        long activeDevices,
        long captures,
        long bytes,
        @Nullable Instant newestCapture) {}
