package app.visant.adapter.cloud.stream;

import app.visant.domain.device.Device;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices that can only be found. */
record TestDevices(Map<DeviceId, Device> devices) implements Devices {
    @Override
    public Optional<Device> find(DeviceId id) {
        return Optional.ofNullable(devices.get(id));
    }

    @Override
    public Optional<Device> find(OrganisationId organisation, DeviceId id) {
        return find(id).filter(device -> organisation.equals(device.organisation()));
    }

    @Override
    public List<Device> add(List<Device> added) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Device> list(OrganisationId organisation, Slice slice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean replace(Device before, Device after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Activation activate(Device before, Device after, int slots) {
        throw new UnsupportedOperationException();
    }
}
