package app.visant.domain.device;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Port: when each device was last heard of, and what it said. Only the newest is kept. Safe for many threads. */
public interface DeviceReports {
    /** Notes that the devices were heard of; an older instant than the stored one changes nothing. */
    void seen(Collection<DeviceId> devices, Instant at);

    void save(OrganisationId organisation, DeviceReport report);

    Optional<DeviceReport> find(OrganisationId organisation, DeviceId device);

    /** When each of the organisation's devices was last heard of; those never heard of are missing. */
    Map<DeviceId, Instant> lastSeen(OrganisationId organisation);
}
