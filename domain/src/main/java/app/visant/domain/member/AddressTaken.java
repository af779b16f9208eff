package app.visant.domain.member;

import app.visant.domain.kernel.VisantException;

/** Whoever is invited has an account already, and an account is in one organisation. */
public final class AddressTaken extends VisantException {
    AddressTaken() {
        super(Kind.CONFLICT, "address_taken", "This address has an account already.");
    }
}
