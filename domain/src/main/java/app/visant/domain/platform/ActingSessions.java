package app.visant.domain.platform;

import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions of which one that ends tells so the organisation that was acted for in it. */
public final class ActingSessions implements Sessions {
    private final Sessions sessions;
    private final ActForOrganisation act;

    public ActingSessions(Sessions sessions, ActForOrganisation act) {
        this.sessions = sessions;
        this.act = act;
    }

    @Override
    public void end(SessionId session, Instant now) {
        sessions.end(session, now);
        act.tellEnded();
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
        if (outcome instanceof Outcome.Reused) {
            act.tellEnded();
        }
        return outcome;
    }

    @Override
    public void endOthers(UserId user, @Nullable SessionId kept, Instant now) {
        sessions.endOthers(user, kept, now);
        act.tellEnded();
    }

    @Override
    public Set<SessionId> ended(Set<SessionId> asked, Instant now) {
        return sessions.ended(asked, now);
    }
}
