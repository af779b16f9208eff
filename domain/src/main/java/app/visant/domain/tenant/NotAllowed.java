package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;

/** The person is known, and their role does not allow it. */
public final class NotAllowed extends VisantException {
    public NotAllowed(Role role) {
        super(
                Kind.FORBIDDEN,
                "not_allowed",
                "The role " + role.name().toLowerCase(java.util.Locale.ROOT) + " does not allow this.");
    }
}
