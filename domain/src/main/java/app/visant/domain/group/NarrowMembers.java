package app.visant.domain.group;

import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.NotAllowed;
import app.visant.domain.access.Permission;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.util.Map;
import java.util.Set;

/** Says for which groups of devices people are there; they notice at once. */
public final class NarrowMembers {
    private final Users users;
    private final Narrowings narrowings;

    public NarrowMembers(Users users, Narrowings narrowings) {
        this.users = users;
        this.narrowings = narrowings;
    }

    /** The groups of those who are narrowed; it holds only as long as their role is one that can be. */
    public Map<UserId, Set<DeviceGroupId>> list(OrganisationId organisation) {
        return narrowings.list(organisation);
    }

    /**
     * @param groups may be none: then they reach nothing
     * @return the person
     * @throws NotFound if the organisation has no such person
     * @throws InvalidInput if it lacks one of the groups
     * @throws NotNarrowable if their role is about all devices
     * @throws NotAllowed if the actor may not change people
     */
    public User narrow(Actor actor, UserId id, Set<DeviceGroupId> groups) {
        User member = find(actor, id);
        if (!Access.mayBeNarrowed(member.role())) {
            throw new NotNarrowable(member.role());
        }
        return switch (narrowings.narrow(member.organisation(), id, groups)) {
            case DONE -> member;
            case NO_SUCH_MEMBER -> throw new NotFound("member", id.toString());
            case NO_SUCH_GROUP -> throw new InvalidInput("groups", "must be groups of the organisation's devices");
        };
    }

    /**
     * Lets them reach all devices.
     *
     * @return the person
     * @throws NotFound if the organisation has no such person
     * @throws NotAllowed if the actor may not change people
     */
    public User widen(Actor actor, UserId id) {
        User member = find(actor, id);
        narrowings.widen(member.organisation(), id);
        return member;
    }

    private User find(Actor actor, UserId id) {
        User member = users.find(id).orElseThrow(() -> new NotFound("member", id.toString()));
        return switch (Access.decide(actor, member.organisation(), Permission.MEMBERS_WRITE)) {
            case ALLOWED -> member;
            case REFUSED -> throw new NotAllowed(actor, Permission.MEMBERS_WRITE);
            case HIDDEN -> throw new NotFound("member", id.toString());
        };
    }
}
