package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.User;
import java.security.Principal;

/** Who is asking: a person who proved themselves by an access token or by a session's cookie. */
public record Person(User user) implements Principal {
    @Override
    public String getName() {
        return user.email().value();
    }

    public OrganisationId organisation() {
        return user.organisation();
    }
}
