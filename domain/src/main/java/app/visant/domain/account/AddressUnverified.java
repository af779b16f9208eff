package app.visant.domain.account;

import app.visant.domain.kernel.VisantException;

/** What was asked for takes an address that is known to be the person's own. */
public final class AddressUnverified extends VisantException {
    AddressUnverified() {
        super(
                Kind.FORBIDDEN,
                "address_unverified",
                "First show that your e-mail address is yours, by the link in the letter that you got.");
    }
}
