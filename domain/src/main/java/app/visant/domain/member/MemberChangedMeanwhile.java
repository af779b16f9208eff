package app.visant.domain.member;

import app.visant.domain.kernel.VisantException;

/** Somebody else changed or removed the person at the same time. */
public final class MemberChangedMeanwhile extends VisantException {
    MemberChangedMeanwhile() {
        super(
                Kind.CONFLICT,
                "member_changed_meanwhile",
                "Somebody else has changed this person meanwhile: look again.");
    }
}
