package app.visant.domain.intake;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.OrganisationId;
import java.util.Optional;

/** Port: how much organisations have stored, and how much they may. Safe for use by many threads; changes are durable on return. */
public interface StorageQuotas {
    /** Of devices within reach. Pictures count from the step that adds them on; of all devices it costs the same however many there are. */
    StoredAmount stored(OrganisationId organisation, Reach reach);

    /** What was decided for this organisation alone, if anything was. */
    Optional<Allowance> allowance(OrganisationId organisation);

    /** Takes the place of what was decided before. */
    void allow(OrganisationId organisation, Allowance allowance);

    /** From now on nothing is decided for this organisation alone. */
    void forget(OrganisationId organisation);
}
