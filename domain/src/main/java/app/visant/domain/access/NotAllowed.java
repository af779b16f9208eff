package app.visant.domain.access;

import app.visant.domain.kernel.VisantException;
import app.visant.domain.tenant.User;
import java.util.Locale;

/** It is known who asks, and they may not do it. */
public final class NotAllowed extends VisantException {
    public NotAllowed(Actor actor, Permission needed) {
        super(Kind.FORBIDDEN, "not_allowed", what(actor) + " does not allow this: it needs " + needed.word() + ".");
    }

    private static String what(Actor actor) {
        return switch (actor) {
            case Actor.Acting _ -> "Acting for an organisation";
            case Actor.Member(User user) -> "The role " + user.role().name().toLowerCase(Locale.ROOT);
            case Actor.Program program -> "The " + program.name();
        };
    }
}
