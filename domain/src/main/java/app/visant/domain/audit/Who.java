package app.visant.domain.audit;

import app.visant.domain.access.Actor;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;

/**
 * Who did something.
 *
 * @param id of the account or key; empty if nobody is known
 * @param name as people know them, without secrets
 * @param address that the request came from, as exactly as it is told
 */
public record Who(Kind kind, String id, String name, String address) {
    /** The cloud itself. */
    public static final Who CLOUD = new Who(Kind.CLOUD, "", "the cloud", "");

    /** Whoever has the machine that the cloud runs on. */
    public static final Who OPERATOR = new Who(Kind.CLOUD, "", "a command on the cloud's machine", "");

    /** What kind of actor it is. */
    public enum Kind {
        PERSON,
        /** An administrator of the platform. */
        PLATFORM,
        /** A program, by its key. */
        KEY,
        /** Nobody who proved themselves. */
        NOBODY,
        CLOUD
    }

    public Who {
        name = Plain.text(name, 320);
        address = Plain.text(address, 100);
    }

    public static Who of(Actor actor, String address) {
        return switch (actor) {
            case Actor.Member(var user) -> new Who(Kind.PERSON, user.id().toString(), actor.name(), address);
            case Actor.Program program -> new Who(Kind.KEY, program.key().toString(), actor.name(), address);
            case Actor.Acting acting -> ofPlatform(acting.administrator(), address);
        };
    }

    /** Somebody who stands above organisations, and does something to one. */
    public static Who ofPlatform(User administrator, String address) {
        return ofPlatform(administrator.id(), administrator.email(), address);
    }

    public static Who ofPlatform(UserId administrator, EmailAddress email, String address) {
        return new Who(Kind.PLATFORM, administrator.toString(), email.value(), address);
    }

    public static Who nobody(String address) {
        return new Who(Kind.NOBODY, "", "", address);
    }
}
