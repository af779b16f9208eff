package app.visant.domain.member;

import app.visant.domain.kernel.VisantException;

/** An organisation must have an owner. */
public final class LastOwner extends VisantException {
    LastOwner() {
        super(Kind.CONFLICT, "last_owner", "This is the last owner: hand the ownership over first.");
    }
}
