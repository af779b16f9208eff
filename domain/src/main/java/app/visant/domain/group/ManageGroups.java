package app.visant.domain.group;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people do with the groups of their devices. */
public final class ManageGroups {
    private final DeviceGroups groups;
    private final Ids ids;

    public ManageGroups(DeviceGroups groups, Ids ids) {
        this.groups = groups;
        this.ids = ids;
    }

    /** A group, and its devices' ids in their order. */
    public record Filled(DeviceGroup group, Set<String> devices) {}

    /** By name; for somebody who does not reach all devices only those groups of which they reach a device. */
    public List<Filled> list(OrganisationId organisation, Reach reach) {
        Map<DeviceGroupId, Set<String>> within = groups.ofDevices(organisation).entrySet().stream()
                .filter(each -> reach.covers(each.getKey()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        Collectors.mapping(each -> each.getKey().value(), Collectors.toCollection(TreeSet::new))));
        return groups.list(organisation).stream()
                .filter(group -> reach.equals(Reach.all()) || within.containsKey(group.id()))
                .map(group -> new Filled(group, within.getOrDefault(group.id(), Set.of())))
                .toList();
    }

    /** The groups of those devices that are in one. */
    public Map<DeviceId, DeviceGroupId> ofDevices(OrganisationId organisation) {
        return groups.ofDevices(organisation);
    }

    /** @throws GroupNameTaken if another one has the name */
    public DeviceGroup create(OrganisationId organisation, String name) {
        DeviceGroup made = new DeviceGroup(new DeviceGroupId(ids.newUuid()), organisation, name.strip());
        settle(groups.add(made), made.id(), null);
        return made;
    }

    /**
     * @throws NotFound if the organisation has no such group
     * @throws GroupNameTaken if another one has the name
     */
    public Filled rename(OrganisationId organisation, DeviceGroupId id, String name) {
        settle(groups.rename(new DeviceGroup(id, organisation, name.strip())), id, null);
        return list(organisation, Reach.all()).stream()
                .filter(each -> each.group().id().equals(id))
                .findFirst()
                .orElseThrow(() -> notFound(id));
    }

    /**
     * Its devices are in no group then. Who was narrowed to it alone reaches no device, and not all of them.
     *
     * @throws NotFound if the organisation has no such group
     */
    public void remove(OrganisationId organisation, DeviceGroupId id) {
        if (!groups.remove(organisation, id)) {
            throw notFound(id);
        }
    }

    /**
     * Puts a device into a group, and out of the one it was in.
     *
     * @param group null for none
     * @throws NotFound if the organisation has no such device or no such group
     */
    public void put(OrganisationId organisation, DeviceId device, @Nullable DeviceGroupId group) {
        settle(groups.put(organisation, device, group), group, device);
    }

    private static void settle(DeviceGroups.Change change, @Nullable DeviceGroupId group, @Nullable DeviceId device) {
        switch (change) {
            case DONE -> {}
            case NAME_TAKEN -> throw new GroupNameTaken();
            case NO_SUCH_GROUP -> throw notFound(group);
            case NO_SUCH_DEVICE -> throw new NotFound("device", String.valueOf(device));
        }
    }

    private static NotFound notFound(@Nullable DeviceGroupId id) {
        return new NotFound("group", String.valueOf(id));
    }
}
