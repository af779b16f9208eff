package app.visant.domain.platform;

import app.visant.domain.intake.Allowance;
import app.visant.domain.intake.StorageQuotas;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import java.util.Optional;

/** Shows those who stand above organisations what one has, and what it may have. */
public final class ShowOrganisation {
    private final Overview overview;
    private final StorageQuotas quotas;
    private final Allowance usual;

    /** @param usual for organisations for which nothing else was decided */
    public ShowOrganisation(Overview overview, StorageQuotas quotas, Allowance usual) {
        this.overview = overview;
        this.quotas = quotas;
        this.usual = usual;
    }

    /**
     * An organisation as it is now.
     *
     * @param quota what it may store
     * @param asUsual whether nothing was decided for it alone
     */
    public record Shown(OrganisationSummary summary, Allowance quota, boolean asUsual) {}

    /** @throws NotFound if there is no such organisation */
    public Shown of(OrganisationId id) {
        OrganisationSummary summary =
                overview.organisation(id).orElseThrow(() -> new NotFound("organisation", id.toString()));
        Optional<Allowance> decided = quotas.allowance(id);
        return new Shown(summary, decided.orElse(usual), decided.isEmpty());
    }

    /** What organisations may store for which nothing else was decided. */
    public Allowance usual() {
        return usual;
    }
}
