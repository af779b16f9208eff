package app.visant.domain.session;

import app.visant.domain.tenant.User;

/** What becomes of a refresh token that somebody presents. */
public sealed interface Refresh {
    /** It was good, and is used up. */
    record Rotated(Session session, User user, RefreshToken next) implements Refresh {}

    /** It had been used before: somebody has a copy, so its session is ended. */
    record Reused(SessionId session) implements Refresh {}

    /** There is none such, or its session has ended. */
    record Refused() implements Refresh {}
}
