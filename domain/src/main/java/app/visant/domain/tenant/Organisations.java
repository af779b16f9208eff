package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import java.util.Optional;

/** Port: the tenants. Safe for use by many threads; changes are durable on return. */
public interface Organisations {
    void add(Organisation organisation);

    Optional<Organisation> find(OrganisationId id);

    /** Replaces the organisation's own fields. */
    void update(Organisation organisation);
}
