package app.visant.cloud.dashboard;

import app.visant.contracts.device.v1.HeartbeatOutbox;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.intake.Preview;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of pictures that were on their way, by what is known of their device.
 *
 * @param ended why the device sends nothing any more; null if it may
 * @param emptyAt when it said that no picture waits on it; null if some do, or nobody knows
 */
record Whereabouts(@Nullable String ended, @Nullable Instant emptyAt) {
    /** Nothing is known. */
    static final Whereabouts UNKNOWN = new Whereabouts(null, null);

    /** A report that was on its way when the picture was taken says nothing of it. */
    private static final Duration LATE_WORD = Duration.ofMinutes(1);

    static Whereabouts of(Device device, Optional<DeviceReport> report) {
        return new Whereabouts(
                ended(device),
                report.filter(Whereabouts::isEmpty)
                        .map(DeviceReport::receivedAt)
                        .orElse(null));
    }

    private static @Nullable String ended(Device device) {
        if (device.isGivenUp()) {
            return "its device was given up";
        }
        return device.status() == DeviceStatus.DEACTIVATED ? "its device was deactivated" : null;
    }

    /** Pictures that the cloud refused may still come: somebody can have them sent again. */
    private static boolean isEmpty(DeviceReport report) {
        return Said.of(report)
                .map(said -> said.outbox())
                .filter(Objects::nonNull)
                .map(outbox -> outbox.count() == 0 && !refused(outbox))
                .orElse(false);
    }

    private static boolean refused(HeartbeatOutbox outbox) {
        return outbox.quarantined() != null && outbox.quarantined() > 0;
    }

    /** Why the picture does not come; empty if it may. */
    Optional<String> lost(Preview preview) {
        if (ended != null) {
            return Optional.of(ended);
        }
        return emptyAt != null && emptyAt.isAfter(preview.storedAt().plus(LATE_WORD))
                ? Optional.of("it is not on its device any more, which did not say why")
                : Optional.empty();
    }
}
