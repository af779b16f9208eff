package app.visant.domain.access;

import app.visant.domain.kernel.VisantException;
import app.visant.domain.tenant.Role;
import java.util.Locale;

/** The person is known, and their role does not allow it. */
public final class NotAllowed extends VisantException {
    public NotAllowed(Role role, Permission needed) {
        super(
                Kind.FORBIDDEN,
                "not_allowed",
                "The role " + role.name().toLowerCase(Locale.ROOT) + " does not allow this: it needs " + needed.word()
                        + ".");
    }
}
