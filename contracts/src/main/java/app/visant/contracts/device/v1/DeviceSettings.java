package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/**
 * What a device is told about itself.
 *
 * @param heartbeatSeconds the wished time between two heartbeats
 */
public record DeviceSettings(
        @Nullable String friendlyName, @Nullable Integer heartbeatSeconds) {}
