package app.visant.domain.identity;

import app.visant.domain.access.Actor;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Invitations;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.PasswordHashing;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out who of ours somebody is whom an issuer knows. The first time an address that the issuer vouches for decides; from then on
 * the issuer's name for them does, so that an address that changes hands takes no account along.
 */
public final class RecognisePeople {
    private static final int BYTES = 32;
    private static final String JOIN = "join by an issuer's word for an invited address";
    private static final String BIND = "log in by an issuer for the first time";

    private final OutsideIdentities identities;
    private final Users users;
    private final Invitations invitations;
    private final PasswordHashing hashing;
    private final RecordDeeds record;
    private final Ids ids;
    private final InstantSource clock;

    public RecognisePeople(
            OutsideIdentities identities,
            Users users,
            Invitations invitations,
            PasswordHashing hashing,
            RecordDeeds record,
            Ids ids,
            InstantSource clock) {
        this.identities = identities;
        this.users = users;
        this.invitations = invitations;
        this.hashing = hashing;
        this.record = record;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who has no account, and is invited once, joins by this.
     *
     * @return empty if they are nobody of ours
     */
    public Optional<User> recognise(OutsideIdentity who) {
        EmailAddress email = who.email();
        Optional<User> known = identities.find(who.issuer(), who.subject());
        if (known.isPresent() || email == null) {
            return known;
        }
        Optional<User> bound = bind(who, email);
        return bound.isPresent() ? bound : join(email).flatMap(_ -> bind(who, email));
    }

    /** Those of them who have no account any more. */
    public Set<UserId> gone(Set<UserId> asked) {
        return asked.stream().filter(id -> users.find(id).isEmpty()).collect(Collectors.toSet());
    }

    private Optional<User> bind(OutsideIdentity who, EmailAddress email) {
        return users.findByEmail(email).flatMap(account -> bind(who, account.user()));
    }

    private Optional<User> bind(OutsideIdentity who, User account) {
        Entry begun = record.begin(ChainId.of(account.organisation()), who(account), BIND, "");
        Optional<User> bound = identities.bind(who.issuer(), who.subject(), account.email(), clock.instant());
        record.end(begun, new Outcome(bound.isPresent() ? 200 : 403, "", Map.of("issuer", who.issuer())));
        return bound;
    }

    /** Where they came from is told by the request's own entry, if it has one. */
    private static Who who(User user) {
        return Who.of(new Actor.Member(user), "");
    }

    private Optional<User> join(EmailAddress email) {
        String nobodys = hashing.hash(Base64.getEncoder().encodeToString(ids.randomBytes(BYTES)));
        Optional<User> joined = invitations.admit(email, new UserId(ids.newUuid()), nobodys, clock.instant());
        joined.ifPresent(user -> record.seen(
                ChainId.of(user.organisation()),
                who(user),
                JOIN,
                "",
                new Outcome(200, "", Map.of("role", user.role().name().toLowerCase(Locale.ROOT)))));
        return joined;
    }
}
