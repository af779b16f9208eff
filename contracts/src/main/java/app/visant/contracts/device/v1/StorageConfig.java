package app.visant.contracts.device.v1;

import org.jspecify.annotations.Nullable;

/**
 * How much a device keeps of what it can't send; what is absent is the device's own affair.
 *
 * @param quotaBytes of pictures, 1000000 to 10^15
 * @param diskShare of the disk that they are on, above 0 and at most 1
 * @param maxAgeDays older pictures are given up, 1 to 3650
 */
public record StorageConfig(
        @Nullable Long quotaBytes,
        @Nullable Double diskShare,
        @Nullable Integer maxAgeDays) {}
