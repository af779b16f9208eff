package app.visant.domain.member;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import java.util.Comparator;
import java.util.List;

/** The people of an {@link InMemoryUsers}. */
public final class InMemoryMembers implements Members {
    private final InMemoryUsers users;

    public InMemoryMembers(InMemoryUsers users) {
        this.users = users;
    }

    @Override
    public Page<User> list(OrganisationId organisation, Slice slice) {
        List<User> all = users.people().stream()
                .filter(user -> user.organisation().equals(organisation))
                .sorted(Comparator.comparing(user -> user.email().value()))
                .toList();
        return new Page<>(all.stream().skip(slice.offset()).limit(slice.limit()).toList(), all.size());
    }

    @Override
    public synchronized Outcome changeRole(User member, Role role) {
        if (role != Role.OWNER && isLastOwner(member)) {
            return Outcome.LAST_OWNER;
        }
        return outcome(users.replace(member, with(member, role)));
    }

    @Override
    public synchronized Outcome remove(User member) {
        return isLastOwner(member) ? Outcome.LAST_OWNER : outcome(users.remove(member));
    }

    @Override
    public synchronized Outcome handOver(User owner, User next) {
        if (!users.people().contains(owner) || owner.role() != Role.OWNER) {
            return Outcome.CHANGED_MEANWHILE;
        }
        return users.replace(next, with(next, Role.OWNER))
                ? outcome(users.replace(owner, with(owner, Role.ADMIN)))
                : Outcome.CHANGED_MEANWHILE;
    }

    private boolean isLastOwner(User member) {
        return member.role() == Role.OWNER
                && users.people().stream()
                        .filter(user -> user.organisation().equals(member.organisation()))
                        .filter(user -> user.role() == Role.OWNER)
                        .allMatch(member::equals);
    }

    private static Outcome outcome(boolean done) {
        return done ? Outcome.DONE : Outcome.CHANGED_MEANWHILE;
    }

    private static User with(User member, Role role) {
        return new User(member.id(), member.organisation(), member.email(), role);
    }
}
