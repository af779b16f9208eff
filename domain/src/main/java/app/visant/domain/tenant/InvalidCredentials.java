package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;

/** Log-in failed. It does not say which of the two was wrong. */
public final class InvalidCredentials extends VisantException {
    public InvalidCredentials() {
        super(Kind.UNAUTHENTICATED, "invalid_credentials", "E-mail address or password is wrong.");
    }
}
