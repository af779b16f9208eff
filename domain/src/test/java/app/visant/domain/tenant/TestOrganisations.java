package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Two tenants that must not see each other, and people of theirs. */
public final class TestOrganisations {
    public static final OrganisationId OURS = new OrganisationId(new UUID(1, 1));
    public static final OrganisationId THEIRS = new OrganisationId(new UUID(2, 2));

    public static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    /** When the trials end. */
    public static final Instant TRIAL_END = MADE.plus(Duration.ofDays(365));

    private TestOrganisations() {}

    public static Organisation organisation(OrganisationId id) {
        return organisation(id, Organisation.DEFAULT_DEVICE_SLOTS, false);
    }

    public static Organisation organisation(OrganisationId id, int slots, boolean tokenless) {
        return new Organisation(id, "Harbour", slots, new Plan.Trial(TRIAL_END), tokenless, MADE);
    }

    /** As it is when somebody has signed up. */
    public static Organisation signedUp(OrganisationId id) {
        return organisation(id).with(Organisation.DEFAULT_DEVICE_SLOTS, new Plan.Trial(MADE.plus(Plan.TRIAL)));
    }

    /** Some whose plan never ends. */
    public static Organisations withoutEnd(OrganisationId... ids) {
        Organisations organisations = new InMemoryOrganisations();
        for (OrganisationId id : ids) {
            organisations.add(organisation(id).with(Organisation.DEFAULT_DEVICE_SLOTS, new Plan.Endless()));
        }
        return organisations;
    }

    public static User user(int number, String email) {
        return new User(new UserId(new UUID(3, number)), OURS, new EmailAddress(email), Role.OPERATOR);
    }
}
