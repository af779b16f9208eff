package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Visitor;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.session.SessionId;
import app.visant.domain.tenant.User;
import java.security.Principal;

/** Who is asking: a person who proved themselves by an access token or by a session's cookie. */
public record Person(Visitor visitor) implements Principal {
    public User user() {
        return visitor.user();
    }

    public SessionId session() {
        return visitor.session();
    }

    @Override
    public String getName() {
        return user().email().value();
    }

    public OrganisationId organisation() {
        return user().organisation();
    }
}
