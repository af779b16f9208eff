package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.VisantException;

/** A refresh token that is good for nothing: made up, used before, or of a session that has ended. */
final class RefreshTokenRefused extends VisantException {
    RefreshTokenRefused() {
        super(Kind.UNAUTHENTICATED, "refresh_token_refused", "The session has ended: log in again.");
    }
}
