package app.visant.domain.tenant;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;

/** A person of an organisation. */
public record User(UserId id, OrganisationId organisation, EmailAddress email, Role role) {}
