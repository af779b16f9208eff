package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import java.time.Instant;
import java.util.UUID;

/** Two tenants that must not see each other, and people of theirs. */
public final class TestOrganisations {
    public static final OrganisationId OURS = new OrganisationId(new UUID(1, 1));
    public static final OrganisationId THEIRS = new OrganisationId(new UUID(2, 2));

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private TestOrganisations() {}

    public static Organisation organisation(OrganisationId id) {
        return organisation(id, Organisation.DEFAULT_DEVICE_SLOTS, false);
    }

    public static Organisation organisation(OrganisationId id, int slots, boolean tokenless) {
        return new Organisation(id, "Harbour", slots, MADE.plusSeconds(3600), tokenless, MADE);
    }

    public static User user(int number, String email) {
        return new User(new UserId(new UUID(3, number)), OURS, new EmailAddress(email), Role.OPERATOR);
    }
}
