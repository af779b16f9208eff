package app.visant.domain.live;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;

/** Something that people who are looking would like to see at once. Each capability has its own. */
public interface LiveEvent {
    /** Only people of this organisation may see it. */
    OrganisationId organisation();

    DeviceId device();
}
