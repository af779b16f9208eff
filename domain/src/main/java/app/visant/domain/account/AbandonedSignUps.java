package app.visant.domain.account;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisation;
import java.time.Instant;
import java.util.List;

/**
 * Port: organisations that nobody is known to be in: of all their people none ever verified their address or stands above
 * organisations, they never had a device, a picture or a code, and nobody gave them anything beyond a sign-up's plan. Safe for use by many threads; changes are durable on return.
 */
public interface AbandonedSignUps {
    /** Those that were made before a time, the oldest first. */
    List<Organisation> find(Instant madeBefore, int limit);

    /**
     * Removes one with its people and all that they made, devices that nobody ever had too, if it is still such a one; nobody can change that meanwhile.
     *
     * @return whether it was removed
     */
    boolean remove(OrganisationId organisation);
}
