package app.visant.domain.group;

import app.visant.domain.device.Device;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The groups of the devices of a {@link Devices}. */
public final class InMemoryDeviceGroups implements DeviceGroups {
    private final Devices devices;
    private final Map<DeviceGroupId, DeviceGroup> groups = new HashMap<>();
    private final Map<Place, DeviceGroupId> places = new HashMap<>();

    public InMemoryDeviceGroups(Devices devices) {
        this.devices = devices;
    }

    private record Place(OrganisationId organisation, DeviceId device) {}

    @Override
    public synchronized List<DeviceGroup> list(OrganisationId organisation) {
        return groups.values().stream()
                .filter(group -> group.organisation().equals(organisation))
                .sorted(Comparator.comparing(DeviceGroup::name))
                .toList();
    }

    @Override
    public synchronized Change add(DeviceGroup group) {
        if (isNameTaken(group)) {
            return Change.NAME_TAKEN;
        }
        groups.put(group.id(), group);
        return Change.DONE;
    }

    @Override
    public synchronized Change rename(DeviceGroup group) {
        if (find(group.organisation(), group.id()).isEmpty()) {
            return Change.NO_SUCH_GROUP;
        }
        return add(group);
    }

    @Override
    public synchronized boolean remove(OrganisationId organisation, DeviceGroupId id) {
        boolean present = find(organisation, id).isPresent();
        if (present) {
            groups.remove(id);
            places.values().removeIf(id::equals);
        }
        return present;
    }

    @Override
    public synchronized Change put(OrganisationId organisation, DeviceId device, @Nullable DeviceGroupId group) {
        if (devices.find(device)
                .flatMap(Device::owner)
                .filter(organisation::equals)
                .isEmpty()) {
            return Change.NO_SUCH_DEVICE;
        }
        if (group != null && find(organisation, group).isEmpty()) {
            return Change.NO_SUCH_GROUP;
        }
        places.remove(new Place(organisation, device));
        if (group != null) {
            places.put(new Place(organisation, device), group);
        }
        return Change.DONE;
    }

    @Override
    public synchronized Map<DeviceId, DeviceGroupId> ofDevices(OrganisationId organisation) {
        return places.entrySet().stream()
                .filter(place -> place.getKey().organisation().equals(organisation))
                .collect(Collectors.toMap(place -> place.getKey().device(), Map.Entry::getValue));
    }

    synchronized Optional<DeviceGroup> find(OrganisationId organisation, DeviceGroupId id) {
        return Optional.ofNullable(groups.get(id))
                .filter(group -> group.organisation().equals(organisation));
    }

    private boolean isNameTaken(DeviceGroup group) {
        return groups.values().stream()
                .anyMatch(other -> Objects.equals(other.organisation(), group.organisation())
                        && other.name().equals(group.name())
                        && !other.id().equals(group.id()));
    }
}
