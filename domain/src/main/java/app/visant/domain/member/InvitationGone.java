package app.visant.domain.member;

import app.visant.domain.kernel.VisantException;

/** An invitation that can't be accepted any more, or never could. */
public final class InvitationGone extends VisantException {
    InvitationGone() {
        super(
                Kind.GONE,
                "invitation_gone",
                "This invitation has ended, was withdrawn or is used up: ask for a new one.");
    }
}
