package app.visant.domain.trigger;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.Schedules;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An {@link InMemoryDispatch} with its own devices. */
public final class InMemoryDispatchFixture implements Dispatch {
    private final Map<DeviceId, Device> devices = new ConcurrentHashMap<>();
    private final InMemoryDispatch state = new InMemoryDispatch(id -> Optional.ofNullable(devices.get(id)));

    public InMemoryDispatch state() {
        return state;
    }

    @Override
    public Triggers triggers() {
        return state.triggers();
    }

    @Override
    public DeliveredTriggers deliveredTriggers() {
        return state.deliveredTriggers();
    }

    @Override
    public CommandLog commandLog() {
        return state.commandLog();
    }

    @Override
    public Schedules schedules() {
        return state.schedules();
    }

    @Override
    public DueSchedules dueSchedules() {
        return state.dueSchedules();
    }

    @Override
    public AssignedSettings assignedSettings() {
        return state.assignedSettings();
    }

    @Override
    public void device(OrganisationId organisation, DeviceId id, DeviceStatus status) {
        Instant start = Instant.EPOCH;
        devices.put(id, new Device(id, organisation, id.value(), status, "batch", null, null, start, start, null));
    }
}
