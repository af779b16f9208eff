package app.visant.domain.platform;

import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class InMemoryPlatformAdministrators implements PlatformAdministrators {
    private final Users users;
    private final Set<UserId> administrators = new HashSet<>();

    public InMemoryPlatformAdministrators(Users users) {
        this.users = users;
    }

    @Override
    public synchronized boolean contains(UserId person) {
        return administrators.contains(person) && users.find(person).isPresent();
    }

    @Override
    public synchronized boolean add(UserId person, Instant now) {
        return users.find(person).isPresent() && administrators.add(person);
    }

    @Override
    public synchronized boolean remove(UserId person) {
        return contains(person) && administrators.remove(person);
    }

    @Override
    public synchronized List<User> list() {
        return administrators.stream()
                .map(users::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(user -> user.email().value()))
                .toList();
    }
}
