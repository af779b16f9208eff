package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation, and what it uses, for administrators of the platform.
 *
 * @param plan {@code trial}, {@code months} or {@code endless}
 * @param planEndsAt absent if it never ends
 * @param activeDevices that use a slot: active ones and suspended ones
 * @param devices that it ever took in
 * @param bytes of the captures as they came
 * @param newestCapture when it was taken
 */
public record PlatformOrganisation(
        String id,
        String name,
        Instant createdAt,
        String plan,
        @Nullable Instant planEndsAt,
        int deviceSlots,
        long activeDevices,
        long devices,
        long people,
        long captures,
        long bytes,
        @Nullable Instant newestCapture) {
    public PlatformOrganisation {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(createdAt, "created_at");
        requireNonNull(plan, "plan");
    }
}
