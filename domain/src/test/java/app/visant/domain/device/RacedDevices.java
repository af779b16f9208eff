package app.visant.domain.device;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.util.List;
import java.util.Optional;

/** Devices of which somebody changes one just before each replacement. */
record RacedDevices(Devices devices, Device before) implements Devices {
    @Override
    public boolean replace(Device expected, Device after) {
        devices.replace(before, before.named("changed by somebody else"));
        return devices.replace(expected, after);
    }

    @Override
    public List<Device> add(List<Device> added) {
        return devices.add(added);
    }

    @Override
    public Optional<Device> find(DeviceId id) {
        return devices.find(id);
    }

    @Override
    public Optional<Device> find(OrganisationId organisation, DeviceId id) {
        return devices.find(organisation, id);
    }

    @Override
    public Page<Device> list(OrganisationId organisation, Reach reach, Slice slice) {
        return devices.list(organisation, reach, slice);
    }

    @Override
    public Activation activate(Device expected, Device after, int slots) {
        return devices.activate(expected, after, slots);
    }
}
