package app.visant.domain.trigger;

import app.visant.domain.access.Reach;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices;
import app.visant.domain.device.Devices.Activation;
import app.visant.domain.group.DeviceGroups;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import java.util.Set;

final class InMemoryReplacements implements Replacements {
    private static final Slice MOST = new Slice(Slice.MAX_LIMIT, 0);

    private final InMemoryDispatch state;
    private final InMemorySchedules schedules;
    private final InMemoryAssignedSettings settings;
    private final Devices devices;
    private final DeviceGroups groups;

    InMemoryReplacements(
            InMemoryDispatch state,
            InMemorySchedules schedules,
            InMemoryAssignedSettings settings,
            Devices devices,
            DeviceGroups groups) {
        this.state = state;
        this.schedules = schedules;
        this.settings = settings;
        this.devices = devices;
        this.groups = groups;
    }

    @Override
    public Activation carryOut(Replacement replacement, int slots) {
        synchronized (groups) {
            synchronized (state) {
                synchronized (devices) {
                    return within(replacement, slots);
                }
            }
        }
    }

    private Activation within(Replacement replacement, int slots) {
        Replacement.Part outgoing = replacement.outgoing();
        Replacement.Part incoming = replacement.incoming();
        if (!isSo(replacement.organisation(), outgoing) || !isSo(replacement.organisation(), incoming)) {
            return Activation.CHANGED_MEANWHILE;
        }
        if (incoming.before().status() != DeviceStatus.ACTIVE && usedBesides(replacement) >= slots) {
            return Activation.NO_SLOT_LEFT;
        }
        outgoing.schedules().forEach(schedule -> schedules.end(schedule, replacement.at()));
        incoming.schedules().forEach(schedule -> schedules.end(schedule, replacement.at()));
        DeviceId in = incoming.after().id();
        devices.replace(outgoing.before(), outgoing.after());
        devices.replace(incoming.before(), incoming.after());
        replacement.begun().forEach(schedules::begin);
        if (!replacement.settings().equals(incoming.settings())) {
            settings.put(in, replacement.settings());
        }
        replacement.notices().forEach(state::append);
        groups.put(
                replacement.organisation(),
                in,
                groups.ofDevices(replacement.organisation())
                        .get(outgoing.after().id()));
        state.triggers()
                .abandon(replacement.organisation(), outgoing.after().id(), replacement.reason(), replacement.at());
        return Activation.DONE;
    }

    private boolean isSo(OrganisationId organisation, Replacement.Part part) {
        DeviceId id = part.before().id();
        AssignedSettings present = settings;
        return devices.find(id).filter(part.before()::equals).isPresent()
                && schedules.ofDevice(organisation, id).equals(part.schedules())
                && present.of(organisation, id).equals(part.settings());
    }

    private long usedBesides(Replacement replacement) {
        Set<DeviceId> both = Set.of(
                replacement.outgoing().after().id(),
                replacement.incoming().after().id());
        return devices.list(replacement.organisation(), Reach.all(), MOST).items().stream()
                .filter(device -> isServed(device) && !both.contains(device.id()))
                .count();
    }

    private static boolean isServed(Device device) {
        return device.status() == DeviceStatus.ACTIVE || device.status() == DeviceStatus.SUSPENDED;
    }
}
