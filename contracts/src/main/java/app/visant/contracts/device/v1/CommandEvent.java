package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command as dialect B and the long-poll carry it. A device runs each {@code id} once, ever.
 *
 * @param seq the place in the device's log; it only grows and may have gaps
 * @param type {@code capture}, {@code config_update}, {@code schedule_update}, {@code firmware_update}, {@code ping},
 *     {@code diagnose} or {@code restart}; an unknown one is acknowledged as failed
 * @param triggerType of a capture: "scheduled", "manual" or "event"
 * @param plannedAt the slot's instant; of a scheduled capture
 * @param expiresAt from this instant on the command must not be begun
 * @param schedules all schedules of the device; of {@code schedule_update}
 * @param config of {@code config_update}
 * @param payload what the other types need
 */
public record CommandEvent(
        String id,
        long seq,
        String type,
        @Nullable String triggerId,
        @Nullable String triggerLabel,
        @Nullable String triggerType,
        @Nullable Instant plannedAt,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable List<Schedule> schedules,
        @Nullable DeviceConfig config,
        @Nullable JsonNode payload) {
    public CommandEvent {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(issuedAt, "issued_at");
    }
}
