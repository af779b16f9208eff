package app.visant.domain.intake;

import app.visant.domain.capture.Jpeg;
import java.time.Duration;

/**
 * What a picture may be.
 *
 * @param maxBytes the largest file
 * @param maxPixels the largest area: a small file can unpack to a huge one
 * @param maxAhead how far before the server's clock a device's may be
 */
public record IntakeLimits(long maxBytes, long maxPixels, Duration maxAhead) {
    public static final IntakeLimits DEFAULT = new IntakeLimits(Jpeg.MAX_BYTES, 50_000_000, Duration.ofMinutes(10));
}
