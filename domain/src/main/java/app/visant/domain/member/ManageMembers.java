package app.visant.domain.member;

import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.NotAllowed;
import app.visant.domain.access.Permission;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.util.Optional;

/** Changes what the people of an organisation are in it; they notice at once. */
public final class ManageMembers {
    private final Users users;
    private final Members members;

    public ManageMembers(Users users, Members members) {
        this.users = users;
        this.members = members;
    }

    public Page<User> list(Actor actor, Slice slice) {
        return members.list(actor.organisation(), slice);
    }

    /** Whoever has this address now, if they are of the actor's organisation. */
    public Optional<User> find(Actor actor, EmailAddress email) {
        return users.findByEmail(email)
                .map(Account::user)
                .filter(user -> user.organisation().equals(actor.organisation()));
    }

    /**
     * @throws OwnersOnly if somebody else than an owner would make or change one
     * @throws LastOwner if the organisation would have no owner
     */
    public User changeRole(User actor, UserId id, Role role) {
        User member = find(actor, id, Permission.MEMBERS_WRITE);
        requireOwnerFor(actor, member.role());
        requireOwnerFor(actor, role);
        settle(members.changeRole(member, role));
        return with(member, role);
    }

    /**
     * @throws OwnersOnly if somebody else than an owner would remove one
     * @throws LastOwner if the organisation would have no owner
     */
    public void remove(User actor, UserId id) {
        User member = find(actor, id, Permission.MEMBERS_WRITE);
        requireOwnerFor(actor, member.role());
        settle(members.remove(member));
    }

    /** Makes somebody the owner, and the actor an admin. */
    public User handOver(User actor, UserId id) {
        User next = find(actor, id, Permission.OWNERSHIP_TRANSFER);
        if (next.id().equals(actor.id())) {
            return actor;
        }
        settle(members.handOver(actor, next));
        return with(next, Role.OWNER);
    }

    /**
     * @throws NotFound if there is no such person, or only in another organisation
     * @throws NotAllowed if the actor's role does not hold the permission
     */
    private User find(User actor, UserId id, Permission needed) {
        User member = users.find(id).orElseThrow(() -> new NotFound("member", id.toString()));
        return switch (Access.decide(new Actor.Member(actor), member.organisation(), needed)) {
            case ALLOWED -> member;
            case REFUSED -> throw new NotAllowed(new Actor.Member(actor), needed);
            case HIDDEN -> throw new NotFound("member", id.toString());
        };
    }

    static void requireOwnerFor(User actor, Role role) {
        if (role == Role.OWNER && actor.role() != Role.OWNER) {
            throw new OwnersOnly();
        }
    }

    private static void settle(Members.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case CHANGED_MEANWHILE -> throw new MemberChangedMeanwhile();
            case LAST_OWNER -> throw new LastOwner();
        }
    }

    private static User with(User member, Role role) {
        return new User(member.id(), member.organisation(), member.email(), role);
    }
}
