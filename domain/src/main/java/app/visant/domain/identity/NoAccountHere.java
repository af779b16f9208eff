package app.visant.domain.identity;

import app.visant.domain.kernel.VisantException;

/** An issuer outside knows who somebody is, and they are nobody of ours. */
public final class NoAccountHere extends VisantException {
    public NoAccountHere() {
        super(
                Kind.FORBIDDEN,
                "no_account_here",
                "You are known there, but have no account here: ask for an invitation to the address that your organisation"
                        + " knows you by.");
    }
}
