package app.visant.domain.device;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

public final class InMemoryDevices implements Devices {
    private final Map<String, Device> devices = new TreeMap<>();
    private final Map<Past, Device> past = new HashMap<>();

    private record Past(OrganisationId organisation, DeviceId device) {}

    @Override
    public synchronized List<Device> add(List<Device> added) {
        return added.stream()
                .filter(device -> devices.putIfAbsent(device.id().value(), device) == null)
                .toList();
    }

    @Override
    public synchronized Optional<Device> find(DeviceId id) {
        return Optional.ofNullable(devices.get(id.value()));
    }

    @Override
    public synchronized Optional<Device> find(OrganisationId organisation, DeviceId id) {
        return find(id).filter(device -> organisation.equals(device.organisation()))
                .or(() -> Optional.ofNullable(past.get(new Past(organisation, id))));
    }

    @Override
    public synchronized Page<Device> list(OrganisationId organisation, Reach reach, Slice slice) {
        List<Device> all = devices.values().stream()
                .filter(device -> reach.covers(device.id()))
                .flatMap(device -> find(organisation, device.id()).stream())
                .toList();
        List<Device> items =
                all.stream().skip(slice.offset()).limit(slice.limit()).toList();
        return new Page<>(items, all.size());
    }

    @Override
    public synchronized boolean replace(Device before, Device after) {
        return devices.replace(before.id().value(), before, after);
    }

    @Override
    public synchronized Activation activate(Device before, Device after, int slots) {
        long used = of(after.owner().orElseThrow())
                .filter(device -> !device.id().equals(after.id()))
                .filter(device -> device.status() == DeviceStatus.ACTIVE || device.status() == DeviceStatus.SUSPENDED)
                .count();
        if (used >= slots) {
            return Activation.NO_SLOT_LEFT;
        }
        return replace(before, after) ? Activation.DONE : Activation.CHANGED_MEANWHILE;
    }

    /** @return whether it was as it was */
    public synchronized boolean release(Device before, Device after) {
        boolean replaced = replace(before, after);
        if (replaced) {
            past.put(new Past(before.owner().orElseThrow(), before.id()), before.givenUp());
        }
        return replaced;
    }

    synchronized void remove(DeviceId id) {
        devices.remove(id.value());
    }

    synchronized boolean wasGivenUp(DeviceId id) {
        return past.keySet().stream().anyMatch(each -> each.device().equals(id));
    }

    private Stream<Device> of(OrganisationId organisation) {
        return devices.values().stream().filter(device -> organisation.equals(device.organisation()));
    }
}
