package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.security.JwtTokens;
import app.visant.contracts.people.v1.TokenAnswer;
import app.visant.domain.account.EditProfile;
import app.visant.domain.account.Profile;
import app.visant.domain.session.KeepSessions;
import app.visant.domain.session.RefreshToken;
import app.visant.domain.session.Session;
import app.visant.domain.tenant.User;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Answers people who have just proved themselves. */
final class TokenAnswers {
    private final KeepSessions sessions;
    private final EditProfile profiles;
    private final JwtTokens tokens;
    private final Duration lifetime;

    /** @param lifetime of access tokens, at most */
    TokenAnswers(KeepSessions sessions, EditProfile profiles, JwtTokens tokens, Duration lifetime) {
        this.sessions = sessions;
        this.profiles = profiles;
        this.tokens = tokens;
        this.lifetime = lifetime;
    }

    /** Begins a session. */
    Response begin(Response.Status status, User user) {
        KeepSessions.Begun begun = sessions.begin(user);
        return answer(status, begun.session(), user, begun.token());
    }

    Response answer(Response.Status status, Session session, User user, RefreshToken refresh) {
        TokenAnswer answer = new TokenAnswer(
                tokens.issue(session, lifetime), refresh.secret(), "bearer", lifetime.toSeconds(), wire(user));
        return Response.status(status)
                .entity(answer)
                .header("Cache-Control", "no-store")
                .build();
    }

    app.visant.contracts.people.v1.User wire(User user) {
        return wire(user, profiles.show(user.id()));
    }

    static app.visant.contracts.people.v1.User wire(User user, Profile profile) {
        return new app.visant.contracts.people.v1.User(
                user.id().toString(),
                user.email().value(),
                user.organisation().toString(),
                Words.of(user.role()),
                profile.name().isEmpty() ? null : profile.name(),
                profile.verified());
    }
}
