package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.NotAllowed;
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

    /** @throws NotAllowed if the person's role may not change devices, schedules and trigger captures */
    public void requireOperator() {
        if (!user.role().mayOperate()) {
            throw new NotAllowed(user.role());
        }
    }

    /** @throws NotAllowed if the person's role may not make, activate and retire devices */
    public void requireAdministrator() {
        if (!user.role().mayAdminister()) {
            throw new NotAllowed(user.role());
        }
    }
}
