package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/** @param subscribers open streams and polls */
public record ConnectedDevice(String deviceId, int subscribers) {
    public ConnectedDevice {
        requireNonNull(deviceId, "device_id");
    }
}
