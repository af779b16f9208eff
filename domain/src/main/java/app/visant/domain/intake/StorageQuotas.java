package app.visant.domain.intake;

import app.visant.domain.kernel.OrganisationId;
import java.util.Optional;

/** Port: how much organisations have stored, and how much they may. Safe for use by many threads; changes are durable on return. */
public interface StorageQuotas {
    /** Pictures count from the step that adds them on. */
    StoredAmount stored(OrganisationId organisation);

    /** What was decided for this organisation alone, if anything was. */
    Optional<Allowance> allowance(OrganisationId organisation);

    /** Takes the place of what was decided before. */
    void allow(OrganisationId organisation, Allowance allowance);
}
