package app.visant.domain.member;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import java.time.Duration;
import java.time.Instant;

/** Somebody may join an organisation. */
public record Invitation(
        InvitationId id, OrganisationId organisation, EmailAddress email, Role role, Instant madeAt, Instant endsAt) {
    public static final Duration LIFETIME = Duration.ofDays(7);
}
