package app.visant.domain.account;

import app.visant.domain.kernel.VisantException;

/** Nobody can sign up here: the operator has switched it off. */
public final class SignUpClosed extends VisantException {
    SignUpClosed() {
        super(Kind.FORBIDDEN, "sign_up_closed", "Nobody can sign up here: ask for an invitation.");
    }
}
