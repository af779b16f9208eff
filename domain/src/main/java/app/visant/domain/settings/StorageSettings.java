package app.visant.domain.settings;

import app.visant.domain.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * How much a device keeps of what it can't send. What is null is the device's own affair.
 *
 * @param quotaBytes of pictures, 1,000,000 to 10^15
 * @param diskShare of the disk that they are on, above 0 and at most 1
 * @param maxAgeDays older pictures are given up, 1 to 3650
 */
public record StorageSettings(
        @Nullable Long quotaBytes,
        @Nullable Double diskShare,
        @Nullable Integer maxAgeDays) {
    public static final StorageSettings NONE = new StorageSettings(null, null, null);

    static final long MAX_BYTES = 1_000_000_000_000_000L;
    private static final long MIN_BYTES = 1_000_000;
    private static final int MAX_DAYS = 3650;

    /** @throws InvalidInput naming every field that is out of its range, such as {@code quota_bytes} */
    public StorageSettings {
        new Ranges()
                .whole("quota_bytes", quotaBytes, MIN_BYTES, MAX_BYTES)
                .require(
                        diskShare == null || (diskShare > 0 && diskShare <= 1),
                        "disk_share",
                        "must be above 0 and at most 1")
                .whole("max_age_days", maxAgeDays, 1, MAX_DAYS)
                .check();
    }
}
