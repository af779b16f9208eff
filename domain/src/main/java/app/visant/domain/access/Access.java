package app.visant.domain.access;

import static app.visant.domain.access.Permission.CAPTURES_READ;
import static app.visant.domain.access.Permission.CAPTURES_TRIGGER;
import static app.visant.domain.access.Permission.DEVICES_MANAGE;
import static app.visant.domain.access.Permission.DEVICES_MANUFACTURE;
import static app.visant.domain.access.Permission.DEVICES_READ;
import static app.visant.domain.access.Permission.DEVICES_WRITE;
import static app.visant.domain.access.Permission.MEMBERS_READ;
import static app.visant.domain.access.Permission.MEMBERS_WRITE;
import static app.visant.domain.access.Permission.SCHEDULES_READ;
import static app.visant.domain.access.Permission.SCHEDULES_WRITE;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The one place that decides who may do what. */
public final class Access {
    private static final Set<Permission> VIEWER = Set.of(DEVICES_READ, CAPTURES_READ, SCHEDULES_READ);
    private static final Set<Permission> AUDITOR = with(VIEWER, EnumSet.of(MEMBERS_READ));
    private static final Set<Permission> OPERATOR =
            with(VIEWER, EnumSet.of(DEVICES_WRITE, CAPTURES_TRIGGER, SCHEDULES_WRITE));
    private static final Set<Permission> ADMIN =
            with(OPERATOR, EnumSet.of(DEVICES_MANAGE, DEVICES_MANUFACTURE, MEMBERS_READ, MEMBERS_WRITE));
    private static final Set<Permission> OWNER = Collections.unmodifiableSet(EnumSet.allOf(Permission.class));

    private Access() {}

    /** All that a role allows. */
    public static Set<Permission> of(Role role) {
        return switch (role) {
            case OWNER -> OWNER;
            case ADMIN -> ADMIN;
            case OPERATOR -> OPERATOR;
            case VIEWER -> VIEWER;
            case AUDITOR -> AUDITOR;
        };
    }

    /** @param owner whose thing it is that something is to be done to */
    public static Decision decide(User person, OrganisationId owner, Permission needed) {
        if (!person.organisation().equals(owner)) {
            return Decision.HIDDEN;
        }
        return of(person.role()).contains(needed) ? Decision.ALLOWED : Decision.REFUSED;
    }

    /** Whether the person may do it to the things of their own organisation. */
    public static boolean allows(User person, Permission needed) {
        return decide(person, person.organisation(), needed) == Decision.ALLOWED;
    }

    /** @throws NotAllowed if the person may not do it to the things of their own organisation */
    public static void require(User person, Permission needed) {
        if (!allows(person, needed)) {
            throw new NotAllowed(person.role(), needed);
        }
    }

    private static Set<Permission> with(Set<Permission> base, Set<Permission> more) {
        EnumSet<Permission> all = EnumSet.copyOf(base);
        all.addAll(more);
        return Collections.unmodifiableSet(all);
    }
}
