package app.visant.domain.device;

import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Optional;

/** Others change which devices the organisation has for so long that this could not be done. Nothing was. */
public final class DevicesBusy extends VisantException {
    private static final Duration WAIT = Duration.ofSeconds(2);

    public DevicesBusy() {
        super(
                Kind.UNAVAILABLE,
                "devices_busy",
                "The organisation's devices are being changed by something else at this moment: try again in "
                        + WAIT.toSeconds() + " s.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(WAIT);
    }
}
