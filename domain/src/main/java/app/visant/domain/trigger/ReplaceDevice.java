package app.visant.domain.trigger;

import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Wakeups;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.ActivateDevice.Activated;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceChangedMeanwhile;
import app.visant.domain.device.DeviceNotActive;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.DeviceTaken;
import app.visant.domain.device.DeviceToken;
import app.visant.domain.device.Devices;
import app.visant.domain.device.IllegalDeviceChange;
import app.visant.domain.device.NoDeviceSlotLeft;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.tenant.PlanLapsed;
import app.visant.domain.tenant.RequirePlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a device into the place of one that is broken: its name, its group, its schedules and its settings go on with the other one.
 * It is retired itself, and keeps its pictures and its record.
 */
public final class ReplaceDevice {
    private static final int ATTEMPTS = 5;

    private final Devices devices;
    private final ActivateDevice activate;
    private final Schedules schedules;
    private final AssignedSettings settings;
    private final Replacements replacements;
    private final RequirePlan plan;
    private final Wakeups wakeups;
    private final Ids ids;
    private final InstantSource clock;

    public ReplaceDevice(
            Devices devices,
            ActivateDevice activate,
            Schedules schedules,
            AssignedSettings settings,
            Replacements replacements,
            RequirePlan plan,
            Wakeups wakeups,
            Ids ids,
            InstantSource clock) {
        this.devices = devices;
        this.activate = activate;
        this.schedules = schedules;
        this.settings = settings;
        this.replacements = replacements;
        this.plan = plan;
        this.wakeups = wakeups;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param by is activated if it is not active; what it had of a place of its own ends
     * @throws NotFound if the organisation has no such device, or the other one was never made or is deactivated elsewhere
     * @throws InvalidInput if both are the same
     * @throws IllegalDeviceChange if the device is retired already
     * @throws DeviceTaken if the other one is somebody else's
     * @throws DeviceNotActive if the other one is suspended
     * @throws PlanLapsed if the organisation has no plan in force
     * @throws NoDeviceSlotLeft if the organisation has more devices than slots even so
     * @throws DeviceChangedMeanwhile if others change one of them again and again at the same time
     */
    public Replaced replace(OrganisationId organisation, DeviceId id, DeviceId by) {
        int slots = plan.of(organisation).deviceSlots();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Prepared prepared = prepare(organisation, id, by);
            switch (replacements.carryOut(prepared.replacement(), slots)) {
                case DONE -> {
                    wakeups.wake(List.of(by));
                    return prepared.outcome();
                }
                case NO_SLOT_LEFT -> throw new NoDeviceSlotLeft(slots);
                case CHANGED_MEANWHILE -> {}
            }
        }
        throw new DeviceChangedMeanwhile(id);
    }

    private Prepared prepare(OrganisationId organisation, DeviceId id, DeviceId by) {
        Device before = devices.find(organisation, id).orElseThrow(() -> new NotFound("device", id.value()));
        if (id.equals(by)) {
            throw new InvalidInput("device_id", "must be another device");
        }
        Instant now = clock.instant();
        Replacement.Part outgoing = part(organisation, before, before.retired(now));
        Incoming incoming = incoming(organisation, by);
        Replacement.Part other =
                part(organisation, incoming.before(), incoming.after().named(before.name()));
        List<Schedule> begun = outgoing.schedules().stream()
                .map(schedule ->
                        Schedule.create(new ScheduleId(ids.newUuid()), organisation, by, schedule.draft(), now))
                .toList();
        DeviceSettings wished = inherited(other.settings(), outgoing.settings());
        Replacement replacement = new Replacement(
                outgoing,
                other,
                begun,
                wished,
                notices(other, begun, !wished.equals(other.settings()), now),
                RetireDevice.REASON,
                now);
        return new Prepared(replacement, new Replaced(outgoing.after(), other.after(), incoming.token()));
    }

    private Replacement.Part part(OrganisationId organisation, Device before, Device after) {
        return new Replacement.Part(
                before, after, schedules.ofDevice(organisation, before.id()), settings.of(organisation, before.id()));
    }

    private Incoming incoming(OrganisationId organisation, DeviceId by) {
        Device ours = devices.find(organisation, by).orElse(null);
        if (ours != null && ours.status() == DeviceStatus.SUSPENDED) {
            throw new DeviceNotActive(by);
        }
        if (ours != null && ours.status() == DeviceStatus.ACTIVE) {
            return new Incoming(ours, ours, null);
        }
        ActivateDevice.Prepared prepared = activate.prepare(organisation, by);
        Activated after = prepared.after();
        return new Incoming(prepared.before(), after.device(), after.token());
    }

    private static DeviceSettings inherited(DeviceSettings own, DeviceSettings from) {
        return own.changed(new DeviceSettings.Change(from.storage(), from.upload(), from.degradation()));
    }

    private List<NewCommand> notices(
            Replacement.Part incoming, List<Schedule> begun, boolean otherSettings, Instant now) {
        OrganisationId organisation = incoming.after().owner().orElseThrow();
        DeviceId device = incoming.after().id();
        List<NewCommand> notices = new ArrayList<>();
        if (!begun.isEmpty() || !incoming.schedules().isEmpty()) {
            notices.add(NewCommand.notice(CommandType.SCHEDULE_UPDATE, organisation, device, ids, now));
        }
        if (otherSettings) {
            notices.add(NewCommand.notice(CommandType.CONFIG_UPDATE, organisation, device, ids, now));
        }
        return notices;
    }

    private record Incoming(
            Device before, Device after, @Nullable DeviceToken token) {}

    private record Prepared(Replacement replacement, Replaced outcome) {}

    /**
     * @param retired the one that was replaced
     * @param device the one that is in its place
     * @param token of that one, which can't be had a second time; null if it was active already and keeps its own
     */
    public record Replaced(
            Device retired, Device device, @Nullable DeviceToken token) {}
}
