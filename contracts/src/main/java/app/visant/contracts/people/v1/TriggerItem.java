package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trigger in a device's history.
 *
 * @param type "scheduled", "manual" or "event"
 * @param state "pending", "sent", "received", "executed", "failed", "expired", "skipped" or "evicted"
 * @param reason why it ended without a picture
 * @param endedAt when it came to its last state
 * @param recordId the capture that it led to
 * @param lostSha256 SHA-256 of the picture that was taken for it and that the device gave up
 */
public record TriggerItem(
        String triggerId,
        String deviceId,
        String type,
        String label,
        String state,
        @Nullable String reason,
        Instant plannedAt,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable Instant executedAt,
        @Nullable Instant endedAt,
        @Nullable Instant expiresAt,
        @Nullable String scheduleId,
        @Nullable String recordId,
        @Nullable String lostSha256) {
    public TriggerItem {
        requireNonNull(triggerId, "trigger_id");
        requireNonNull(deviceId, "device_id");
        requireNonNull(type, "type");
        requireNonNull(label, "label");
        requireNonNull(state, "state");
        requireNonNull(plannedAt, "planned_at");
    }
}
