package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Port: the tenants. Safe for use by many threads; changes are durable on return. */
public interface Organisations {
    void add(Organisation organisation);

    Optional<Organisation> find(OrganisationId id);

    /** Changes this alone, whatever else of the organisation is changed at the same time. */
    void allowTokenlessDevices(OrganisationId id, boolean allowed);

    /** Replaces the organisation's own fields; slots and plan stay, which {@link #allot} changes. */
    void update(Organisation organisation);

    /**
     * Changes slots and plan, and nobody else does in the meantime. Devices that are active stay so if there are fewer slots.
     *
     * @param change of the organisation as it is then; must not ask for anything that is stored
     * @return empty if there is no such organisation
     */
    Optional<Allotment> allot(OrganisationId id, UnaryOperator<Organisation> change);
}
