package app.visant.domain.intake;

import app.visant.domain.capture.Capture;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.live.LiveEvent;

/** A picture's small version is there. */
public record ThumbnailReady(Capture capture) implements LiveEvent {
    @Override
    public OrganisationId organisation() {
        return capture.organisation();
    }

    @Override
    public DeviceId device() {
        return capture.device();
    }
}
