package app.visant.domain.account;

import app.visant.domain.apikey.ApiKeys;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class InMemoryAccountTokens implements AccountTokens {
    private final Map<Sha256, Row> rows = new HashMap<>();
    private final Users users;
    private final InMemoryProfiles profiles;
    private final Sessions sessions;
    private final ApiKeys keys;

    public InMemoryAccountTokens(Users users, InMemoryProfiles profiles, Sessions sessions, ApiKeys keys) {
        this.users = users;
        this.profiles = profiles;
        this.sessions = sessions;
        this.keys = keys;
    }

    /** @param passwordHash that its person had when it was made */
    private record Row(UserId person, Purpose purpose, Instant endsAt, String passwordHash) {}

    @Override
    public synchronized void put(UserId person, Purpose purpose, Sha256 token, Instant endsAt) {
        rows.values().removeIf(row -> row.person().equals(person) && row.purpose() == purpose);
        rows.put(token, new Row(person, purpose, endsAt, passwordHash(person)));
    }

    @Override
    public synchronized Optional<User> find(Purpose purpose, Sha256 token, Instant now) {
        return Optional.ofNullable(rows.get(token))
                .filter(row -> row.purpose() == purpose && row.endsAt().isAfter(now))
                .filter(row -> purpose != Purpose.RESET || row.passwordHash().equals(passwordHash(row.person())))
                .flatMap(row -> users.find(row.person()));
    }

    @Override
    public synchronized Optional<User> resetPassword(Sha256 token, String passwordHash, Instant now) {
        Optional<User> user = find(Purpose.RESET, token, now);
        user.ifPresent(found -> {
            rows.remove(token);
            if (!profiles.find(found.id()).orElseThrow().verified()) {
                revokeKeys(found, now);
            }
            users.changePassword(found.id(), passwordHash);
            profiles.verify(found.id());
            sessions.endOthers(found.id(), null, now);
        });
        return user;
    }

    private void revokeKeys(User maker, Instant now) {
        keys.list(maker.organisation()).stream()
                .filter(key -> key.madeBy().equals(maker.email().value()))
                .forEach(key -> keys.revoke(maker.organisation(), key.id(), now));
    }

    @Override
    public synchronized Optional<User> verifyAddress(Sha256 token, Instant now) {
        Optional<User> user = find(Purpose.VERIFICATION, token, now);
        user.ifPresent(found -> {
            rows.remove(token);
            profiles.verify(found.id());
        });
        return user;
    }

    private String passwordHash(UserId person) {
        return users.find(person)
                .flatMap(user -> users.findByEmail(user.email()))
                .map(Account::passwordHash)
                .orElse("");
    }
}
