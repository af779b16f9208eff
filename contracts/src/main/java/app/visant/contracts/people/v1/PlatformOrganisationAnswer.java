package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/** An organisation with what it uses and with what it may, for administrators of the platform. */
public record PlatformOrganisationAnswer(PlatformOrganisation organisation, PlatformQuota quota) {
    public PlatformOrganisationAnswer {
        requireNonNull(organisation, "organisation");
        requireNonNull(quota, "quota");
    }
}
