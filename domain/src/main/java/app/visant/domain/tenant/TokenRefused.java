package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;

/** Somebody asks without a token, or with one that proves nobody. */
public final class TokenRefused extends VisantException {
    public TokenRefused() {
        super(
                Kind.UNAUTHENTICATED,
                "token_refused",
                "Log in first, and send the access token as Authorization: Bearer …");
    }
}
