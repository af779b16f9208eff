package app.visant.domain.member;

import app.visant.domain.access.Actor;
import app.visant.domain.account.AddressUnverified;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.UserId;
import app.visant.domain.mail.Letter;
import app.visant.domain.mail.Links;
import app.visant.domain.mail.Mail;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.AddressTaken;
import app.visant.domain.tenant.Delays;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.LogInAttempts;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.PasswordHashing;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Invites people to an organisation by letter, and takes them in. */
public final class InvitePeople {
    /** Letters of one organisation, in days of which none was without. */
    static final Delays OF_ORGANISATION = new Delays(100, Duration.ofSeconds(10), Duration.ofMinutes(10));

    /** Letters to one address, whichever organisations they are of. */
    static final Delays TO_ADDRESS = new Delays(3, Duration.ofMinutes(1), Duration.ofHours(1));

    private final Organisations organisations;
    private final Invitations invitations;
    private final PasswordHashing hashing;
    private final Users users;
    private final VerifiedPeople verified;
    private final LogInAttempts attempts;
    private final RecordReplaced replaced;
    private final Mail mail;
    private final URI publicUrl;
    private final Ids ids;
    private final InstantSource clock;

    /** @param publicUrl where people reach the cloud */
    public InvitePeople(
            Organisations organisations,
            Invitations invitations,
            PasswordHashing hashing,
            Users users,
            VerifiedPeople verified,
            LogInAttempts attempts,
            RecordReplaced replaced,
            Mail mail,
            URI publicUrl,
            Ids ids,
            InstantSource clock) {
        this.organisations = organisations;
        this.invitations = invitations;
        this.hashing = hashing;
        this.users = users;
        this.verified = verified;
        this.attempts = attempts;
        this.replaced = replaced;
        this.mail = mail;
        this.publicUrl = publicUrl;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Somebody who is invited, and to what.
     *
     * @param leaves the organisation of the account of their address that nobody verified, and that gives way if they join
     */
    public record Guest(Invitation invitation, Organisation organisation, Optional<Organisation> leaves) {}

    /**
     * Does not say whether the address has an account: only its owner learns that, from the letter on.
     *
     * @throws OwnersOnly if somebody else than an owner would make one
     * @throws AddressUnverified if nobody knows whether the address of whoever invites is theirs
     * @throws TooManyAttempts if too many letters of this organisation, or to this address, were sent lately
     */
    public Invitation invite(User actor, EmailAddress email, Role role) {
        ManageMembers.requireOwnerFor(actor, role);
        verified.require(actor.id());
        Instant now = clock.instant();
        Organisation organisation = organisations.find(actor.organisation()).orElseThrow();
        begin("invitations-of:" + organisation.id(), OF_ORGANISATION, now);
        begin("invitations-to:" + email, TO_ADDRESS, now);
        Invitation invitation = new Invitation(
                new InvitationId(ids.newUuid()), organisation.id(), email, role, now, now.plus(Invitation.LIFETIME));
        InvitationToken token = InvitationToken.random(ids);
        invitations.put(invitation, token.hash());
        mail.send(letter(actor, organisation, invitation, token));
        return invitation;
    }

    public List<Invitation> open(Actor actor) {
        return invitations.open(actor.organisation(), clock.instant());
    }

    /** @throws NotFound if the organisation has no such invitation */
    public void withdraw(User actor, InvitationId id) {
        if (!invitations.withdraw(actor.organisation(), id)) {
            throw new NotFound("invitation", id.toString());
        }
    }

    /** @throws InvitationGone if it can't be accepted */
    public Guest look(InvitationToken token) {
        Invitation invitation = invitations.find(token.hash(), clock.instant()).orElseThrow(InvitationGone::new);
        return new Guest(
                invitation,
                organisations.find(invitation.organisation()).orElseThrow(InvitationGone::new),
                leaves(invitation.email()));
    }

    private Optional<Organisation> leaves(EmailAddress email) {
        return users.findByEmail(email)
                .map(Account::user)
                .filter(user -> !verified.contains(user.id()))
                .flatMap(user -> organisations.find(user.organisation()));
    }

    /**
     * Whoever has the letter has the address: an account of it that nobody verified gives way.
     *
     * @throws InvitationGone if it can't be accepted
     * @throws AddressTaken if the address has an account already that is known to be its owner's; the invitation stays
     */
    public User join(InvitationToken token, NewPassword password) {
        Invitation invitation = look(token).invitation();
        User user =
                new User(new UserId(ids.newUuid()), invitation.organisation(), invitation.email(), invitation.role());
        Account account = new Account(user, hashing.hash(password.value()));
        return switch (invitations.accept(token.hash(), account, clock.instant())) {
            case Invitations.Acceptance.Joined(Optional<Replaced> before) -> {
                before.ifPresent(replaced::tell);
                yield user;
            }
            case Invitations.Acceptance.Gone() -> throw new InvitationGone();
            case Invitations.Acceptance.AddressTaken() -> throw new AddressTaken();
        };
    }

    private void begin(String subject, Delays delays, Instant now) {
        attempts.begin(subject, delays, now).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
    }

    private Letter letter(User actor, Organisation organisation, Invitation invitation, InvitationToken token) {
        return new Letter(invitation.email(), "You are invited to Visant", """
                %s invites you to %s, to see and care for its cameras.

                Join here, within %d days:

                %s

                If you don't know what this is about, do nothing.
                """.formatted(
                        actor.email(),
                        organisation.name(),
                        Invitation.LIFETIME.toDays(),
                        Links.to(publicUrl, "/ui/join", token.secret())));
    }
}
