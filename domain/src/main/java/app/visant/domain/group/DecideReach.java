package app.visant.domain.group;

import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Reach;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;

/** The one place that decides which devices somebody reaches. */
public final class DecideReach {
    private final Users users;
    private final Narrowings narrowings;

    public DecideReach(Users users, Narrowings narrowings) {
        this.users = users;
        this.narrowings = narrowings;
    }

    public Reach of(Actor actor) {
        return switch (actor) {
            case Actor.Member(User user) -> of(user);
            // Keys are made by those who reach all devices, and administrators of the platform act for the whole
            // organisation.
            case Actor.Program _, Actor.Acting _ -> Reach.all();
        };
    }

    /** For somebody who asked a while ago: what they are by now counts. */
    public Reach again(Actor actor) {
        return switch (actor) {
            case Actor.Member(User user) -> users.find(user.id()).map(this::of).orElse(Reach.nothing());
            case Actor.Program _, Actor.Acting _ -> Reach.all();
        };
    }

    private Reach of(User user) {
        return Access.mayBeNarrowed(user.role()) ? narrowings.of(user.id()) : Reach.all();
    }
}
