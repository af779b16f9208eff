package app.visant.domain.member;

import app.visant.domain.kernel.VisantException;

/** Only an owner may make owners, and change what they are. */
public final class OwnersOnly extends VisantException {
    OwnersOnly() {
        super(Kind.FORBIDDEN, "owners_only", "Only an owner may make somebody an owner, or change or remove one.");
    }
}
