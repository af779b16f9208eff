package app.visant.domain.identity;

import app.visant.domain.access.Actor;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.Invitations.Acceptance;
import app.visant.domain.member.RecordReplaced;
import app.visant.domain.member.Replaced;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.PasswordHashing;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out who of ours somebody is whom an issuer knows. The first time an address that the issuer vouches for decides; from then on
 * the issuer's name for them does, so that an address that changes hands takes no account along. Who is nobody of ours costs three
 * short queries.
 */
public final class RecognisePeople {
    private static final int BYTES = 32;
    private static final String JOIN = "join by an issuer's word for an invited address";
    private static final String BIND = "log in by an issuer for the first time";

    private final OutsideIdentities identities;
    private final Users users;
    private final RecordDeeds record;
    private final RecordReplaced replaced;
    private final Ids ids;
    private final InstantSource clock;
    /** Of one password that nobody knows, for all who have none here. */
    private final String nobodys;

    public RecognisePeople(
            OutsideIdentities identities,
            Users users,
            PasswordHashing hashing,
            RecordDeeds record,
            Ids ids,
            InstantSource clock) {
        this.identities = identities;
        this.users = users;
        this.record = record;
        this.replaced = new RecordReplaced(record);
        this.ids = ids;
        this.clock = clock;
        this.nobodys = hashing.hash(Base64.getEncoder().encodeToString(ids.randomBytes(BYTES)));
    }

    /**
     * Who has no account, and is invited by one organisation, joins by this. Nobody loses an account by it, not even one that
     * nobody verified.
     *
     * @return empty if they are nobody of ours
     * @throws MustChoose if more than one invites them, or an account of their address would give way
     */
    public Optional<User> recognise(OutsideIdentity who) {
        Optional<User> known = know(who);
        if (known.isPresent()) {
            return known;
        }
        List<Invitation> open = invitations(who);
        if (open.size() > 1 || givesWay(who).isPresent()) {
            throw new MustChoose(who);
        }
        return open.stream().findFirst().flatMap(only -> accept(who, only));
    }

    /** Who has an account; nobody joins by this. */
    public Optional<User> know(OutsideIdentity who) {
        EmailAddress email = who.email();
        Optional<User> known = identities.find(who.issuer(), who.subject());
        return known.isPresent() || email == null
                ? known
                : identities.bindable(who.issuer(), email).flatMap(account -> bind(who, account));
    }

    /** What somebody may accept, the oldest first; nothing if they have an account. */
    public List<Invitation> invitations(OutsideIdentity who) {
        EmailAddress email = who.email();
        return email == null ? List.of() : identities.invitations(email, clock.instant());
    }

    /** The account of their address that nobody verified, and that is gone once they accept an invitation. */
    public Optional<User> givesWay(OutsideIdentity who) {
        return invitations(who).stream()
                .findFirst()
                .flatMap(invitation -> users.findByEmail(invitation.email()))
                .map(Account::user);
    }

    /**
     * Makes an account of one of their {@link #invitations}.
     *
     * @return empty if it can't be accepted any more
     */
    public Optional<User> accept(OutsideIdentity who, Invitation invitation) {
        User user =
                new User(new UserId(ids.newUuid()), invitation.organisation(), invitation.email(), invitation.role());
        Account account = new Account(user, nobodys);
        return switch (identities.admit(who, invitation.id(), account, clock.instant())) {
            case Acceptance.Joined(Optional<Replaced> before) -> {
                before.ifPresent(replaced::tell);
                tellJoined(who, user);
                yield Optional.of(user);
            }
            case Acceptance.Gone(), Acceptance.AddressTaken() -> identities.find(who.issuer(), who.subject());
        };
    }

    /** Those of them who have no account any more. */
    public Set<UserId> gone(Set<UserId> asked) {
        return asked.stream().filter(id -> users.find(id).isEmpty()).collect(Collectors.toSet());
    }

    private Optional<User> bind(OutsideIdentity who, User account) {
        Entry begun = record.begin(ChainId.of(account.organisation()), who(account), BIND, "");
        Optional<User> bound = identities.bind(who.issuer(), who.subject(), account.email(), clock.instant());
        record.end(begun, new Outcome(bound.isPresent() ? 200 : 403, "", Map.of("issuer", who.issuer())));
        return bound;
    }

    private void tellJoined(OutsideIdentity who, User user) {
        Map<String, String> facts =
                Map.of("issuer", who.issuer(), "role", user.role().name().toLowerCase(Locale.ROOT));
        record.seen(ChainId.of(user.organisation()), who(user), JOIN, "", new Outcome(200, "", facts));
    }

    /** Where they came from is told by the request's own entry, if it has one. */
    private static Who who(User user) {
        return Who.of(new Actor.Member(user), "");
    }
}
