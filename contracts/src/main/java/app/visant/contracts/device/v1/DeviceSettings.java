package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/**
 * What a device is told about itself.
 *
 * @param heartbeatSeconds the wished time between two heartbeats
 * @param version of storage, upload and degradation together, 0 before anybody wished anything; absent from older clouds
 */
public record DeviceSettings(
        @Nullable String friendlyName,
        @Nullable Integer heartbeatSeconds,
        @Nullable Long version,
        @Nullable StorageConfig storage,
        @Nullable UploadConfig upload,
        @Nullable DegradationConfig degradation) {}
