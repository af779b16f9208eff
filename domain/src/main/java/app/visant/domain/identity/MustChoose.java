package app.visant.domain.identity;

import app.visant.domain.kernel.VisantException;

/** An issuer outside knows who somebody is, who is nobody of ours yet and must choose what they become one of. */
public final class MustChoose extends VisantException {
    private final transient OutsideIdentity who;

    MustChoose(OutsideIdentity who) {
        super(
                Kind.FORBIDDEN,
                "choose_invitation",
                "You are invited here, and have to choose first: by more than one organisation, or while an account of your address that"
                        + " nobody verified would give way. Log in on the page /ui/login once, which lets you choose.");
        this.who = who;
    }

    /** Who has to choose. */
    public OutsideIdentity who() {
        return who;
    }
}
