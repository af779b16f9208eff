package app.visant.domain.group;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The narrowings of the people of a {@link Users}. */
public final class InMemoryNarrowings implements Narrowings {
    private final Users users;
    private final InMemoryDeviceGroups groups;
    private final Map<UserId, Set<DeviceGroupId>> narrowings = new HashMap<>();

    public InMemoryNarrowings(Users users, InMemoryDeviceGroups groups) {
        this.users = users;
        this.groups = groups;
    }

    @Override
    public synchronized Reach of(UserId id) {
        Optional<User> user = users.find(id);
        if (user.isEmpty()) {
            return Reach.nothing();
        }
        Set<DeviceGroupId> narrowed = narrowings.get(id);
        if (narrowed == null) {
            return Reach.all();
        }
        return new Reach.Only(groups.ofDevices(user.get().organisation()).entrySet().stream()
                .filter(each -> narrowed.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    @Override
    public synchronized Map<UserId, Set<DeviceGroupId>> list(OrganisationId organisation) {
        return narrowings.entrySet().stream()
                .filter(each -> isOf(organisation, each.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().stream()
                                .filter(group ->
                                        groups.find(organisation, group).isPresent())
                                .collect(Collectors.toSet())));
    }

    @Override
    public synchronized Change narrow(OrganisationId organisation, UserId user, Set<DeviceGroupId> to) {
        if (!isOf(organisation, user)) {
            return Change.NO_SUCH_MEMBER;
        }
        if (!to.stream().allMatch(group -> groups.find(organisation, group).isPresent())) {
            return Change.NO_SUCH_GROUP;
        }
        narrowings.put(user, Set.copyOf(to));
        return Change.DONE;
    }

    @Override
    public synchronized void widen(OrganisationId organisation, UserId user) {
        if (isOf(organisation, user)) {
            narrowings.remove(user);
        }
    }

    private boolean isOf(OrganisationId organisation, UserId user) {
        return users.find(user)
                .filter(found -> found.organisation().equals(organisation))
                .isPresent();
    }
}
