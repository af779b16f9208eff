package app.visant.domain.platform;

import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of which one that ends tells so the organisation that was acted for in it. Ending one never fails because that can't be told
 * now: {@link ActForOrganisation#tellEnded()} does it later.
 */
public final class ActingSessions implements Sessions {
    private final Sessions sessions;
    private final ActForOrganisation act;
    private final Consumer<VisantException> untold;

    /** @param untold hears why an organisation could not be told yet */
    public ActingSessions(Sessions sessions, ActForOrganisation act, Consumer<VisantException> untold) {
        this.sessions = sessions;
        this.act = act;
        this.untold = untold;
    }

    @Override
    public void end(SessionId session, Instant now) {
        sessions.end(session, now);
        tryTo(() -> act.tellEnded(session));
    }

    @Override
    public void begin(Session session, @Nullable Sha256 token) {
        sessions.begin(session, token);
    }

    @Override
    public Optional<User> person(SessionId session, Instant now) {
        return sessions.person(session, now);
    }

    @Override
    public Outcome rotate(Sha256 token, Sha256 next, Instant now, Duration lifetime) {
        Outcome outcome = sessions.rotate(token, next, now, lifetime);
        if (outcome instanceof Outcome.Reused(SessionId session)) {
            tryTo(() -> act.tellEnded(session));
        }
        return outcome;
    }

    @Override
    public void endOthers(UserId user, @Nullable SessionId kept, Instant now) {
        sessions.endOthers(user, kept, now);
        tryTo(() -> act.tellEnded(user));
    }

    private void tryTo(Runnable tell) {
        try {
            tell.run();
        } catch (VisantException notNow) {
            untold.accept(notNow);
        }
    }

    @Override
    public Set<SessionId> ended(Set<SessionId> asked, Instant now) {
        return sessions.ended(asked, now);
    }
}
