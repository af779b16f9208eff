package app.visant.domain.account;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class InMemoryAbandonedSignUps implements AbandonedSignUps {
    private final InMemoryOrganisations organisations;
    private final InMemoryUsers users;
    private final VerifiedPeople verified;
    private final Set<OrganisationId> used = new HashSet<>();

    public InMemoryAbandonedSignUps(
            InMemoryOrganisations organisations, InMemoryUsers users, InMemoryProfiles profiles) {
        this.organisations = organisations;
        this.users = users;
        this.verified = new VerifiedPeople(profiles);
    }

    /** The organisation has a device. */
    synchronized void use(OrganisationId organisation) {
        used.add(organisation);
    }

    @Override
    public synchronized List<Organisation> find(Instant madeBefore, int limit) {
        return organisations.all().stream()
                .filter(organisation -> organisation.createdAt().isBefore(madeBefore))
                .filter(organisation -> isAbandoned(organisation.id()))
                .sorted(Comparator.comparing(Organisation::createdAt))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean remove(OrganisationId organisation) {
        if (!isAbandoned(organisation)) {
            return false;
        }
        people(organisation).forEach(users::remove);
        return organisations.remove(organisation);
    }

    private boolean isAbandoned(OrganisationId organisation) {
        return !used.contains(organisation)
                && people(organisation).stream().noneMatch(user -> verified.contains(user.id()));
    }

    private List<User> people(OrganisationId organisation) {
        return users.people().stream()
                .filter(user -> user.organisation().equals(organisation))
                .toList();
    }
}
