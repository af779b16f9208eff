package app.visant.domain.group;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import java.util.Map;
import java.util.Set;

/**
 * Port: the people who are there for the devices of some groups only. Safe for use by many threads; changes are durable on
 * return.
 */
public interface Narrowings {
    /**
     * The devices of the groups that a person is narrowed to, which may be none; all if they are not narrowed; nothing if there
     * is no such person.
     */
    Reach of(UserId user);

    /** The groups of those people of the organisation who are narrowed. */
    Map<UserId, Set<DeviceGroupId>> list(OrganisationId organisation);

    /** Narrows a person to these groups, in the place of those of before. */
    Change narrow(OrganisationId organisation, UserId user, Set<DeviceGroupId> groups);

    /** Ends a person's being narrowed, if they are. */
    void widen(OrganisationId organisation, UserId user);

    /** How a change went; unless it is done, nothing was changed. */
    enum Change {
        DONE,
        /** The organisation has no such person. */
        NO_SUCH_MEMBER,
        /** The organisation lacks one of the groups. */
        NO_SUCH_GROUP
    }
}
