package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import app.visant.contracts.device.v1.HeartbeatRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a device is, by its last heartbeat.
 *
 * @param receivedAt when the heartbeat came
 */
public record DeviceHealthAnswer(
        String deviceId,
        boolean connected,
        @Nullable Instant lastSeen,
        @Nullable Instant receivedAt,
        @Nullable HeartbeatRequest heartbeat) {
    public DeviceHealthAnswer {
        requireNonNull(deviceId, "device_id");
    }
}
