package app.visant.domain.plan;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.User;
import java.time.Instant;

/**
 * Somebody redeems a code for their organisation.
 *
 * @param activates whether they take a device in by it, which needs a plan in force
 */
public record Claim(User person, Instant at, boolean activates) {
    public OrganisationId organisation() {
        return person.organisation();
    }
}
