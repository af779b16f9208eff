package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

public record DeviceVersion(String deviceId, @Nullable String version) {
    public DeviceVersion {
        requireNonNull(deviceId, "device_id");
    }
}
