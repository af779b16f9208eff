package app.visant.domain.group;

import app.visant.domain.kernel.VisantException;
import app.visant.domain.tenant.Role;
import java.util.Locale;

/** What the person is in the organisation is about all of its devices. */
public final class NotNarrowable extends VisantException {
    NotNarrowable(Role role) {
        super(
                Kind.CONFLICT,
                "not_narrowable",
                "The role " + role.name().toLowerCase(Locale.ROOT)
                        + " is about all devices: only operators and viewers can be narrowed to groups.");
    }
}
