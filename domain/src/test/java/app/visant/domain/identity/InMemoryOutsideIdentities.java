package app.visant.domain.identity;

import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class InMemoryOutsideIdentities implements OutsideIdentities {
    private record Name(String issuer, String subject) {}

    private final Map<Name, UserId> bound = new HashMap<>();
    private final Users users;
    private final VerifiedPeople verified;

    /** @param profiles those of the users */
    public InMemoryOutsideIdentities(Users users, InMemoryProfiles profiles) {
        this.users = users;
        this.verified = new VerifiedPeople(profiles);
    }

    @Override
    public synchronized Optional<User> find(String issuer, String subject) {
        return Optional.ofNullable(bound.get(new Name(issuer, subject))).flatMap(users::find);
    }

    @Override
    public synchronized Optional<User> bind(String issuer, String subject, EmailAddress email, Instant now) {
        users.findByEmail(email)
                .map(Account::user)
                .filter(user -> verified.contains(user.id()))
                .ifPresent(user -> {
                    boolean others = bound.entrySet().stream()
                            .anyMatch(each -> each.getKey().issuer().equals(issuer)
                                    && each.getValue().equals(user.id()));
                    if (!others) {
                        bound.putIfAbsent(new Name(issuer, subject), user.id());
                    }
                });
        return find(issuer, subject);
    }
}
