package app.visant.domain.intake;

import app.visant.domain.capture.Jpeg;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a picture may be.
 *
 * @param maxBytes the largest file
 * @param maxPixels the largest area: a small file can unpack to a huge one
 * @param maxAhead how far before the server's clock a device's may be
 */
public record IntakeLimits(long maxBytes, long maxPixels, Duration maxAhead) {
    public static final IntakeLimits DEFAULT = new IntakeLimits(Jpeg.MAX_BYTES, 50_000_000, Duration.ofMinutes(10));

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Why a picture can't have been taken then; empty if it can. */
    Optional<String> clockFault(Instant capturedAt, Instant now) {
        if (capturedAt.isAfter(now.plus(maxAhead))) {
            return Optional.of("captured_at is more than " + maxAhead.toMinutes()
                    + " minutes in the future: set the device's clock.");
        }
        return capturedAt.isBefore(EARLIEST)
                ? Optional.of("captured_at is before the year 2000: set the device's clock.")
                : Optional.empty();
    }
}
