package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Visitor;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Reach;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.session.SessionId;
import app.visant.domain.tenant.User;
import java.security.Principal;

/**
 * Who is asking, by a token or by a session's cookie.
 *
 * @param reach the devices that there are for them
 */
public record Caller(Visitor visitor, Reach reach) implements Principal {
    public Actor actor() {
        return visitor.actor();
    }

    /** @throws PeopleOnly if no member of an organisation asks for themselves */
    public User user() {
        return switch (actor()) {
            case Actor.Member(User user) -> user;
            case Actor.Program _, Actor.Acting _ -> throw new PeopleOnly();
        };
    }

    /**
     * Who may stand above organisations; whether they do is asked before their route.
     *
     * @throws PeopleOnly if they did not log in
     */
    public User administrator() {
        return switch (actor()) {
            case Actor.Member(User user) -> user;
            case Actor.Acting acting -> acting.administrator();
            case Actor.Program _ -> throw new PeopleOnly();
        };
    }

    /** @throws PeopleOnly if they did not log in */
    public SessionId session() {
        return visitor.proof().loggedIn().orElseThrow(PeopleOnly::new);
    }

    @Override
    public String getName() {
        return actor().name();
    }

    public OrganisationId organisation() {
        return actor().organisation();
    }
}
