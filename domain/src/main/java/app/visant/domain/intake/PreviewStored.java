package app.visant.domain.intake;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.live.LiveEvent;

/** A picture that is not here can be seen in small. */
public record PreviewStored(Preview preview) implements LiveEvent {
    @Override
    public OrganisationId organisation() {
        return preview.organisation();
    }

    @Override
    public DeviceId device() {
        return preview.device();
    }
}
