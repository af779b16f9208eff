package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device in a list.
 *
 * @param deviceId the same as {@code id}, under the first generation's name
 * @param status {@code manufactured}, {@code active}, {@code suspended} or {@code deactivated}
 * @param connected whether it reads commands now
 * @param latestRecordId its newest capture
 * @param groupId the group that it is in
 */
public record DeviceItem(
        String id,
        String deviceId,
        String status,
        @Nullable String friendlyName,
        boolean connected,
        @Nullable Instant activatedAt,
        @Nullable Instant lastSeen,
        @Nullable String version,
        @Nullable String latestRecordId,
        @Nullable String groupId) {
    public DeviceItem {
        requireNonNull(id, "id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(status, "status");
    }
}
