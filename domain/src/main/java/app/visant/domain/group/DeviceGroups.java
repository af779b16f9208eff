package app.visant.domain.group;

import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port: the groups that organisations put their devices into. Safe for use by many threads; changes are durable on return. */
public interface DeviceGroups {
    /** By name. */
    List<DeviceGroup> list(OrganisationId organisation);

    Change add(DeviceGroup group);

    Change rename(DeviceGroup group);

    /**
     * Its devices are in no group then, and who is narrowed to it alone reaches nothing.
     *
     * @return whether there was one
     */
    boolean remove(OrganisationId organisation, DeviceGroupId id);

    /**
     * Puts a device into a group, and out of the one it was in.
     *
     * @param group null for none
     */
    Change put(OrganisationId organisation, DeviceId device, @Nullable DeviceGroupId group);

    /** The groups of those of the organisation's devices that are in one. */
    Map<DeviceId, DeviceGroupId> ofDevices(OrganisationId organisation);

    /** How a change went; unless it is done, nothing was changed. */
    enum Change {
        DONE,
        NAME_TAKEN,
        /** The organisation has no such group. */
        NO_SUCH_GROUP,
        /** The organisation has no such device. */
        NO_SUCH_DEVICE
    }
}
