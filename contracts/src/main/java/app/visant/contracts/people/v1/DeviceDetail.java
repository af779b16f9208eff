package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import app.visant.contracts.device.v1.DeviceConfig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All about a device; words as in {@link DeviceItem}.
 *
 * @param transport how it reads commands now: {@code stream_a}, {@code stream_b} or {@code poll}
 * @param configVersion of storage, upload and degradation together; 0 before anybody wished anything
 * @param appliedConfigVersion the one by which the device goes, by its last heartbeat; absent if it did not say
 */
public record DeviceDetail(
        String id,
        String deviceId,
        @Nullable String orgId,
        String status,
        @Nullable String friendlyName,
        boolean connected,
        @Nullable String transport,
        @Nullable Instant activatedAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant lastSeen,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String version,
        @Nullable String batchId,
        @Nullable String latestRecordId,
        DeviceConfig config,
        long configVersion,
        @Nullable Long appliedConfigVersion,
        @Nullable String groupId) {
    public DeviceDetail {
        requireNonNull(id, "id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(status, "status");
        requireNonNull(createdAt, "created_at");
        requireNonNull(updatedAt, "updated_at");
        requireNonNull(config, "config");
    }
}
