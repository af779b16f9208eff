package app.visant.domain.access;

import static app.visant.domain.access.Permission.AUDIT_READ;
import static app.visant.domain.access.Permission.CAPTURES_READ;
import static app.visant.domain.access.Permission.CAPTURES_TRIGGER;
import static app.visant.domain.access.Permission.DEVICES_MANAGE;
import static app.visant.domain.access.Permission.DEVICES_MANUFACTURE;
import static app.visant.domain.access.Permission.DEVICES_PROVE;
import static app.visant.domain.access.Permission.DEVICES_READ;
import static app.visant.domain.access.Permission.DEVICES_WRITE;
import static app.visant.domain.access.Permission.KEYS_READ;
import static app.visant.domain.access.Permission.KEYS_WRITE;
import static app.visant.domain.access.Permission.MEMBERS_READ;
import static app.visant.domain.access.Permission.MEMBERS_WRITE;
import static app.visant.domain.access.Permission.PLAN_READ;
import static app.visant.domain.access.Permission.PLAN_WRITE;
import static app.visant.domain.access.Permission.SCHEDULES_READ;
import static app.visant.domain.access.Permission.SCHEDULES_WRITE;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The one place that decides who may do what. */
public final class Access {
    private static final Set<Permission> VIEWER = Set.of(DEVICES_READ, CAPTURES_READ, SCHEDULES_READ, PLAN_READ);
    private static final Set<Permission> AUDITOR = with(VIEWER, EnumSet.of(MEMBERS_READ, KEYS_READ, AUDIT_READ));
    private static final Set<Permission> OPERATOR =
            with(VIEWER, EnumSet.of(DEVICES_WRITE, CAPTURES_TRIGGER, SCHEDULES_WRITE));
    private static final Set<Permission> ADMIN = with(
            OPERATOR,
            EnumSet.of(
                    DEVICES_MANAGE,
                    DEVICES_PROVE,
                    DEVICES_MANUFACTURE,
                    MEMBERS_READ,
                    MEMBERS_WRITE,
                    KEYS_READ,
                    KEYS_WRITE,
                    AUDIT_READ,
                    PLAN_WRITE));
    private static final Set<Permission> OWNER = Collections.unmodifiableSet(EnumSet.allOf(Permission.class));

    private static final Set<Permission> PROGRAM =
            with(OPERATOR, EnumSet.of(DEVICES_MANAGE, DEVICES_PROVE, DEVICES_MANUFACTURE, MEMBERS_READ));

    /** Nothing by which they could stay: no people, no ownership, nothing by which somebody or a device proves itself later. */
    private static final Set<Permission> ACTING = with(OPERATOR, EnumSet.of(DEVICES_MANAGE, MEMBERS_READ, AUDIT_READ));

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

    /** All that a program may be given: nothing by which it could make people or keys that outlast its own. */
    public static Set<Permission> ofPrograms() {
        return PROGRAM;
    }

    /** What administrators of the platform may do while they act for an organisation. */
    static Set<Permission> forPlatform() {
        return ACTING;
    }

    /**
     * Whether who is this can be narrowed to some of the devices. Who has to do with people, with what devices there are or with
     * the organisation as a whole can't.
     */
    public static boolean mayBeNarrowed(Role role) {
        return switch (role) {
            case OPERATOR, VIEWER -> true;
            case OWNER, ADMIN, AUDITOR -> false;
        };
    }

    /** @param owner whose thing it is that something is to be done to */
    public static Decision decide(Actor actor, OrganisationId owner, Permission needed) {
        if (!actor.organisation().equals(owner)) {
            return Decision.HIDDEN;
        }
        return actor.permissions().contains(needed) ? Decision.ALLOWED : Decision.REFUSED;
    }

    /** Whether they may do it to the things of their own organisation. */
    public static boolean allows(Actor actor, Permission needed) {
        return decide(actor, actor.organisation(), needed) == Decision.ALLOWED;
    }

    /** @throws NotAllowed if they may not do it to the things of their own organisation */
    public static void require(Actor actor, Permission needed) {
        if (!allows(actor, needed)) {
            throw new NotAllowed(actor, needed);
        }
    }

    private static Set<Permission> with(Set<Permission> base, Set<Permission> more) {
        EnumSet<Permission> all = EnumSet.copyOf(base);
        all.addAll(more);
        return Collections.unmodifiableSet(all);
    }
}
