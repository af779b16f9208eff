package app.visant.domain.trigger;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDeviceReports;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.group.DeviceGroups;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.Schedules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Triggers, commands and schedules in memory, which share one state as they do in a database. Its lock is itself. */
public final class InMemoryDispatch {
    private final Function<DeviceId, Optional<Device>> devices;
    private final Map<TriggerKey, Trigger> triggers = new LinkedHashMap<>();
    private final Map<DeviceId, List<Command>> logs = new TreeMap<>(Comparator.comparing(DeviceId::value));
    private final InMemorySchedules schedules = new InMemorySchedules(this);
    private final InMemoryAssignedSettings settings = new InMemoryAssignedSettings(this);

    /** @param devices finds a device, such as {@code Devices::find} */
    public InMemoryDispatch(Function<DeviceId, Optional<Device>> devices) {
        this.devices = devices;
    }

    public Triggers triggers() {
        return new InMemoryTriggers(this);
    }

    public DeliveredTriggers deliveredTriggers() {
        return new InMemoryDeliveredTriggers(this);
    }

    public CommandLog commandLog() {
        return new InMemoryCommandLog(this);
    }

    public Schedules schedules() {
        return schedules;
    }

    public AssignedSettings assignedSettings() {
        return settings;
    }

    public DueSchedules dueSchedules() {
        return schedules;
    }

    /**
     * @param devices those that this was made with
     * @param groups of the same devices
     */
    public Replacements replacements(Devices devices, DeviceGroups groups) {
        return new InMemoryReplacements(this, schedules, settings, devices, groups);
    }

    /**
     * @param devices those that this was made with
     * @param reports of the same devices
     */
    public ReleasedDevices releasedDevices(InMemoryDevices devices, InMemoryDeviceReports reports) {
        return new InMemoryReleasedDevices(this, schedules, settings, devices, reports);
    }

    /**
     * What the arrival of a picture does: its trigger becomes executed, the trigger's command done.
     *
     * @return whether there is such a trigger that could be executed
     */
    public synchronized boolean execute(
            OrganisationId organisation, DeviceId device, TriggerId id, RecordId record, Instant at) {
        Trigger trigger = triggers.get(new TriggerKey(organisation, id));
        if (trigger == null) {
            Optional<Trigger> alone = schedules
                    .firedAlone(device, id, at)
                    .filter(found -> found.organisation().equals(organisation));
            alone.ifPresent(found -> add(found.executed(record, at)));
            return alone.isPresent();
        }
        if (!trigger.device().equals(device) || !trigger.state().mayBecome(TriggerState.EXECUTED)) {
            return false;
        }
        put(with(trigger, TriggerState.EXECUTED, null, trigger.sentAt(), heard(trigger, at), at, record, null));
        change(device, command -> id.equals(command.trigger()), CommandState.DONE);
        return true;
    }

    Optional<Trigger> firedAlone(DeviceId device, TriggerId id, Instant at) {
        return schedules.firedAlone(device, id, at);
    }

    Optional<DeviceStatus> status(OrganisationId organisation, DeviceId device) {
        return devices.apply(device)
                .filter(found -> organisation.equals(found.organisation()))
                .map(Device::status);
    }

    Stream<Trigger> all() {
        return triggers.values().stream();
    }

    Optional<Trigger> find(OrganisationId organisation, TriggerId id) {
        return Optional.ofNullable(triggers.get(new TriggerKey(organisation, id)));
    }

    /** @return whether there was none of this id, and it was added */
    boolean add(Trigger trigger) {
        return triggers.putIfAbsent(new TriggerKey(trigger.organisation(), trigger.id()), trigger) == null;
    }

    List<Command> log(DeviceId device) {
        return logs.getOrDefault(device, List.of());
    }

    List<DeviceId> devicesWithCommands() {
        return List.copyOf(logs.keySet());
    }

    Command append(NewCommand command) {
        if (status(command.organisation(), command.device()).isEmpty()) {
            throw new NotFound("device", command.device().value());
        }
        List<Command> log = logs.computeIfAbsent(command.device(), none -> new ArrayList<>());
        if (log.stream().anyMatch(present -> present.id().equals(command.id()))) {
            throw new IllegalStateException("there is a command " + command.id() + " already");
        }
        Command written = new Command(
                command.id(),
                command.organisation(),
                command.device(),
                log.size() + 1L,
                command.type(),
                command.trigger(),
                command.label(),
                command.manual(),
                command.issuedAt(),
                command.expiresAt(),
                CommandState.PENDING);
        log.add(written);
        return written;
    }

    /** Changes those commands of a device that are meant and may become {@code next}. */
    List<Command> change(DeviceId device, Predicate<Command> meant, CommandState next) {
        List<Command> changed = new ArrayList<>();
        logs.getOrDefault(device, new ArrayList<>()).replaceAll(command -> {
            if (!meant.test(command) || !command.state().mayBecome(next)) {
                return command;
            }
            changed.add(with(command, next));
            return changed.getLast();
        });
        return changed;
    }

    /** Brings the triggers of changed commands to where the commands' states bring them. */
    List<Command> follow(List<Command> changed, @Nullable String reason, Instant at) {
        for (Command command : changed) {
            TriggerId id = command.trigger();
            Optional<TriggerState> next = TriggerChanged.stateAfter(command.state());
            if (id != null && next.isPresent()) {
                find(command.organisation(), id).ifPresent(trigger -> advance(trigger, next.get(), reason, at));
            }
        }
        return List.copyOf(changed);
    }

    /** The same after what a device said. */
    List<Command> heed(List<Command> changed, Acknowledgement said, Instant at) {
        for (Command command : changed) {
            TriggerId id = command.trigger();
            Optional<TriggerState> next = TriggerChanged.stateAfter(said);
            if (id != null && next.isPresent()) {
                find(command.organisation(), id)
                        .ifPresent(trigger -> advance(trigger, next.get(), said.reason(), said, at));
            }
        }
        return List.copyOf(changed);
    }

    /** @return whether the trigger could become that */
    boolean advance(Trigger trigger, TriggerState next, @Nullable String reason, Instant at) {
        return advance(trigger, next, reason, null, at);
    }

    boolean advance(
            Trigger trigger, TriggerState next, @Nullable String reason, @Nullable Acknowledgement said, Instant at) {
        if (!trigger.state().mayBecome(next)) {
            return false;
        }
        boolean ends = !next.isOpen();
        put(with(
                trigger,
                next,
                ends ? reason : null,
                next == TriggerState.SENT ? at : trigger.sentAt(),
                next == TriggerState.RECEIVED || said != null ? heard(trigger, at) : trigger.receivedAt(),
                ends ? at : null,
                null,
                ends && said != null ? said.lostPicture() : null));
        return true;
    }

    /** Notes that its device has it; nothing else of it changes. */
    void heardOf(OrganisationId organisation, TriggerId id, Instant at) {
        find(organisation, id)
                .ifPresent(trigger -> put(with(
                        trigger,
                        trigger.state(),
                        trigger.reason(),
                        trigger.sentAt(),
                        heard(trigger, at),
                        trigger.endedAt(),
                        trigger.capture(),
                        trigger.lostPicture())));
    }

    /** Whoever tells what became of it has it. */
    private static Instant heard(Trigger trigger, Instant at) {
        return Objects.requireNonNullElse(trigger.receivedAt(), at);
    }

    private void put(Trigger trigger) {
        triggers.put(new TriggerKey(trigger.organisation(), trigger.id()), trigger);
    }

    private static Trigger with(
            Trigger trigger,
            TriggerState state,
            @Nullable String reason,
            @Nullable Instant sentAt,
            @Nullable Instant receivedAt,
            @Nullable Instant endedAt,
            @Nullable RecordId capture,
            @Nullable Sha256 lostPicture) {
        return new Trigger(
                trigger.id(),
                trigger.organisation(),
                trigger.device(),
                trigger.type(),
                trigger.label(),
                trigger.schedule(),
                state,
                reason,
                trigger.plannedAt(),
                trigger.createdAt(),
                sentAt,
                receivedAt,
                endedAt,
                capture,
                lostPicture);
    }

    private static Command with(Command command, CommandState state) {
        return new Command(
                command.id(),
                command.organisation(),
                command.device(),
                command.seq(),
                command.type(),
                command.trigger(),
                command.label(),
                command.manual(),
                command.issuedAt(),
                command.expiresAt(),
                state);
    }

    private record TriggerKey(OrganisationId organisation, TriggerId id) {}
}
