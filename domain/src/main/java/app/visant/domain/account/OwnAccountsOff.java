package app.visant.domain.account;

import app.visant.domain.kernel.VisantException;

/** Nobody has a password here: an issuer outside says who people are. */
public final class OwnAccountsOff extends VisantException {
    public OwnAccountsOff() {
        super(
                Kind.FORBIDDEN,
                "own_accounts_off",
                "There are no passwords here: log in with your organisation's account, or send the token of its issuer.");
    }
}
