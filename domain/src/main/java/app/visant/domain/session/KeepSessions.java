package app.visant.domain.session;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Begins, refreshes and ends sessions. */
public final class KeepSessions {
    private final Sessions sessions;
    private final Lifetimes lifetimes;
    private final Ids ids;
    private final InstantSource clock;

    public KeepSessions(Sessions sessions, Lifetimes lifetimes, Ids ids, InstantSource clock) {
        this.sessions = sessions;
        this.lifetimes = lifetimes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * How long sessions live.
     *
     * @param refresh of one that can be refreshed, from its last refresh on
     * @param browser of one in a browser, which can't
     */
    public record Lifetimes(Duration refresh, Duration browser) {}

    /** A session that can be refreshed. */
    public record Begun(Session session, RefreshToken token) {}

    public Begun begin(User user) {
        Session session = session(user, lifetimes.refresh());
        RefreshToken token = RefreshToken.random(ids);
        sessions.begin(session, token.hash());
        return new Begun(session, token);
    }

    /** A session that ends by its time. */
    public Session beginInBrowser(User user) {
        Session session = session(user, lifetimes.browser());
        sessions.begin(session, null);
        return session;
    }

    public Refresh refresh(RefreshToken presented) {
        RefreshToken next = RefreshToken.random(ids);
        return switch (sessions.rotate(presented.hash(), next.hash(), clock.instant(), lifetimes.refresh())) {
            case Sessions.Outcome.Rotated(Session session, User user) -> new Refresh.Rotated(session, user, next);
            case Sessions.Outcome.Reused(SessionId session) -> new Refresh.Reused(session);
            case Sessions.Outcome.Unknown() -> new Refresh.Refused();
        };
    }

    public void end(SessionId session) {
        sessions.end(session, clock.instant());
    }

    /** Ends the session that a token could refresh, or could have. */
    public void end(RefreshToken token) {
        if (refresh(token) instanceof Refresh.Rotated(Session session, User _, RefreshToken _)) {
            end(session.id());
        }
    }

    /** @param kept goes on; null if none does */
    public void endOthers(UserId user, @Nullable SessionId kept) {
        sessions.endOthers(user, kept, clock.instant());
    }

    private Session session(User user, Duration lifetime) {
        Instant now = clock.instant();
        return new Session(new SessionId(ids.newUuid()), user.id(), now, now.plus(lifetime));
    }
}
