package app.visant.domain.identity;

import app.visant.domain.kernel.VisantException;

/** An issuer outside knows who somebody is, who is nobody of ours yet and must choose what they become one of. */
public final class InvitedByMany extends VisantException {
    private final transient OutsideIdentity who;

    InvitedByMany(OutsideIdentity who) {
        super(
                Kind.FORBIDDEN,
                "choose_invitation",
                "More than one organisation here has invited you, and an account is in one: log in on the page /ui/login once, which"
                        + " lets you choose.");
        this.who = who;
    }

    /** Who has to choose. */
    public OutsideIdentity who() {
        return who;
    }
}
