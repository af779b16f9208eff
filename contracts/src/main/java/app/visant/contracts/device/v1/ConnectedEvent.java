package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Dialect B, {@code event: connected}: the first on every stream.
 *
 * @param next the sequence number that this stream has been read up to; what follows is greater
 */
public record ConnectedEvent(String deviceId, Instant serverTime, long next) {
    public ConnectedEvent {
        requireNonNull(deviceId, "device_id");
        requireNonNull(serverTime, "server_time");
    }
}
