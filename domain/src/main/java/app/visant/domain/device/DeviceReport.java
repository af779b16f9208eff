package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device last said of itself.
 *
 * @param version the version of its program; at most 100 characters are kept
 * @param uptimeSeconds since its program started
 * @param outboxCount pictures that wait for upload
 * @param outboxBytes their size
 * @param oldestWaitingAt when the oldest of them was taken
 * @param detailsJson the whole report as it was sent, for people who look closer
 */
public record DeviceReport(
        DeviceId device,
        Instant receivedAt,
        @Nullable String version,
        long uptimeSeconds,
        long outboxCount,
        long outboxBytes,
        @Nullable Instant oldestWaitingAt,
        String detailsJson) {
    private static final int MAX_VERSION = 100;

    public DeviceReport {
        if (version != null) {
            // No database keeps a NUL in a text.
            version = version.substring(0, Math.min(version.length(), MAX_VERSION))
                    .replace('\0', ' ');
        }
    }
}
