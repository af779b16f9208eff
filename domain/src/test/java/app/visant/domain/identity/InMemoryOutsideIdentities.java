package app.visant.domain.identity;

import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.InMemoryInvitations;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationId;
import app.visant.domain.member.Invitations.Acceptance;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryOutsideIdentities implements OutsideIdentities {
    private record Name(String issuer, String subject) {}

    private final Map<Name, UserId> bound = new HashMap<>();
    private final Users users;
    private final VerifiedPeople verified;
    private final InMemoryInvitations invitations;

    /**
     * @param profiles those of the users
     * @param invitations by which people become users
     */
    public InMemoryOutsideIdentities(Users users, InMemoryProfiles profiles, InMemoryInvitations invitations) {
        this.users = users;
        this.invitations = invitations;
        this.verified = new VerifiedPeople(profiles);
    }

    @Override
    public synchronized Optional<User> find(String issuer, String subject) {
        return Optional.ofNullable(bound.get(new Name(issuer, subject))).flatMap(users::find);
    }

    @Override
    public synchronized Optional<User> bindable(String issuer, EmailAddress email) {
        return verified(email)
                .filter(user -> bound.entrySet().stream()
                        .noneMatch(each -> each.getKey().issuer().equals(issuer)
                                && each.getValue().equals(user.id())));
    }

    private Optional<User> verified(EmailAddress email) {
        return users.findByEmail(email).map(Account::user).filter(user -> verified.contains(user.id()));
    }

    @Override
    public synchronized Optional<User> bind(String issuer, String subject, EmailAddress email, Instant now) {
        bindable(issuer, email).ifPresent(user -> bound.putIfAbsent(new Name(issuer, subject), user.id()));
        return find(issuer, subject);
    }

    @Override
    public synchronized List<Invitation> invitations(EmailAddress email, Instant now) {
        return verified(email).isPresent() ? List.of() : invitations.openFor(email, now);
    }

    @Override
    public synchronized Acceptance admit(OutsideIdentity who, InvitationId invitation, Account account, Instant now) {
        Name name = new Name(who.issuer(), who.subject());
        if (bound.containsKey(name)) {
            return new Acceptance.AddressTaken();
        }
        Acceptance outcome = invitations.accept(invitation, account, now);
        if (outcome instanceof Acceptance.Joined) {
            bound.put(name, account.user().id());
        }
        return outcome;
    }
}
