package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Told to dashboards when a device comes or goes.
 *
 * @param event {@code device}
 */
public record DeviceEvent(String event, String deviceId, boolean connected, Instant at) {
    public DeviceEvent {
        requireNonNull(event, "event");
        requireNonNull(deviceId, "device_id");
        requireNonNull(at, "at");
    }
}
