package app.visant.domain.member;

import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Lets whoever has the cloud's machine give an organisation an owner that nobody is in any more. */
public final class InviteOwner {
    private static final String ACTION = "invite an owner to an organisation that nobody is in";

    private final Organisations organisations;
    private final Members members;
    private final Invitations invitations;
    private final RecordDeeds record;
    private final Ids ids;
    private final InstantSource clock;

    public InviteOwner(
            Organisations organisations,
            Members members,
            Invitations invitations,
            RecordDeeds record,
            Ids ids,
            InstantSource clock) {
        this.organisations = organisations;
        this.members = members;
        this.invitations = invitations;
        this.record = record;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends no letter. Whoever was invited to it before is so no more: with nobody in it, none of its people vouches for them.
     *
     * @return by which the invitation is accepted
     * @throws NotFound if there is no such organisation
     * @throws InvalidInput if somebody is in it
     */
    public InvitationToken invite(OrganisationId id, EmailAddress email) {
        Organisation organisation =
                organisations.find(id).orElseThrow(() -> new NotFound("organisation", id.toString()));
        if (members.list(id, Slice.FIRST).total() > 0) {
            throw new InvalidInput("organisation", "has people of its own, who invite others");
        }
        Entry begun = record.begin(ChainId.of(id), Who.OPERATOR, ACTION, "");
        Instant now = clock.instant();
        invitations.open(id, now).forEach(earlier -> invitations.withdraw(id, earlier.id()));
        InvitationToken token = InvitationToken.random(ids);
        invitations.put(
                new Invitation(
                        new InvitationId(ids.newUuid()),
                        organisation.id(),
                        email,
                        Role.OWNER,
                        now,
                        now.plus(Invitation.LIFETIME)),
                token.hash());
        record.end(begun, new Outcome(200, "", Map.of("email", email.value())));
        return token;
    }
}
