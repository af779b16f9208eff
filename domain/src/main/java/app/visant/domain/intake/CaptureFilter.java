package app.visant.domain.intake;

import app.visant.domain.capture.Judgement;
import app.visant.domain.kernel.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures are wanted; what is absent does not restrict.
 *
 * @param from taken at this instant or later
 * @param to taken before this instant
 */
public record CaptureFilter(
        @Nullable DeviceId device,
        @Nullable Judgement judgement,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String label) {
    public static final CaptureFilter ALL = new CaptureFilter(null, null, null, null, null);

    public static CaptureFilter ofDevice(DeviceId device) {
        return new CaptureFilter(device, null, null, null, null);
    }
}
