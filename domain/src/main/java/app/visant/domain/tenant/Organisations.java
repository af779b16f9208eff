package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import java.util.Optional;

/** Port: the tenants. Safe for use by many threads; changes are durable on return. */
public interface Organisations {
    void add(Organisation organisation);

    Optional<Organisation> find(OrganisationId id);

    /** Changes this alone, whatever else of the organisation is changed at the same time. */
    void allowTokenlessDevices(OrganisationId id, boolean allowed);

    /** Replaces the organisation's own fields; slots and plan stay, which {@link #allot} changes. */
    void update(Organisation organisation);

    /**
     * @param deviceSlots 0 to {@link Organisation#MAX_DEVICE_SLOTS}; devices that are active stay so if they are more
     * @return whether there is such an organisation
     */
    boolean allot(OrganisationId id, int deviceSlots, Plan plan);
}
