package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;

/** Whoever is to get an account has one already, and an account is in one organisation. */
public final class AddressTaken extends VisantException {
    public AddressTaken() {
        super(Kind.CONFLICT, "address_taken", "This address has an account already.");
    }
}
