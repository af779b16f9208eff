package app.visant.domain.account;

import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Users;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Of the people of a {@link Users}. */
public final class InMemoryProfiles implements Profiles {
    private final Users users;
    private final Map<UserId, String> names = new HashMap<>();
    private final Set<UserId> unverified = new HashSet<>();

    public InMemoryProfiles(Users users) {
        this.users = users;
    }

    @Override
    public synchronized Optional<Profile> find(UserId person) {
        return users.find(person).map(_ -> new Profile(names.getOrDefault(person, ""), !unverified.contains(person)));
    }

    @Override
    public synchronized boolean rename(UserId person, String name) {
        boolean known = users.find(person).isPresent();
        if (known) {
            names.put(person, name);
        }
        return known;
    }

    public synchronized void unverify(UserId person) {
        unverified.add(person);
    }

    synchronized void verify(UserId person) {
        unverified.remove(person);
    }
}
