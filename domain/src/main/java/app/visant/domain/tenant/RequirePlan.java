package app.visant.domain.tenant;

import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import java.time.InstantSource;

/** Asked before an organisation begins something new; never before a picture is taken in. */
public final class RequirePlan {
    private final Organisations organisations;
    private final InstantSource clock;

    public RequirePlan(Organisations organisations, InstantSource clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * @return the organisation, whose plan is in force
     * @throws PlanLapsed if it is not
     * @throws NotFound if there is no such organisation
     */
    public Organisation of(OrganisationId id) {
        Organisation organisation =
                organisations.find(id).orElseThrow(() -> new NotFound("organisation", id.toString()));
        if (!organisation.plan().inForce(clock.instant())) {
            throw new PlanLapsed(organisation.plan());
        }
        return organisation;
    }
}
