package app.visant.domain.trigger;

import app.visant.domain.command.Acknowledged;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.Overdue;
import app.visant.domain.command.Received;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.live.LiveEvents;
import app.visant.domain.schedule.Slot;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows commands on their way, and tells whoever is looking what becomes of their triggers. */
public final class TrackCommands {
    private static final int EXPIRY_BATCH = 500;

    private final CommandLog log;
    private final Triggers triggers;
    private final LiveEvents live;
    private final InstantSource clock;

    public TrackCommands(CommandLog log, Triggers triggers, LiveEvents live, InstantSource clock) {
        this.log = log;
        this.triggers = triggers;
        this.live = live;
        this.clock = clock;
    }

    /** Commands were written to their devices' streams, or handed out as an answer. */
    public void sent(Collection<Command> commands) {
        log.sent(commands, clock.instant()).forEach(command -> publish(command, null));
    }

    /**
     * The device asks for what comes after {@code seq}, so it has the rest.
     *
     * @return the number after which it is to be given commands: 0 if the log is not that long
     */
    public long receivedUpTo(DeviceId device, long seq) {
        if (seq == 0) {
            return 0;
        }
        Received received = log.receivedUpTo(device, seq, clock.instant());
        received.changed().forEach(command -> publish(command, null));
        return received.cursor();
    }

    /**
     * The device says how its commands went. A slot that it fired by itself has no command here: it is named by the slot's id.
     * Repeated, it gets the same answer.
     */
    public Heeded acknowledge(DeviceId device, List<Acknowledgement> acknowledgements) {
        Map<Change, Acknowledgement> byChange = acknowledgements.stream()
                .collect(Collectors.toMap(
                        said -> new Change(said.command(), said.state()), said -> said, (earlier, later) -> later));
        Acknowledged acknowledged = log.acknowledge(device, acknowledgements, clock.instant());
        for (Command changed : acknowledged.changed()) {
            Acknowledgement said = byChange.get(new Change(changed.id(), changed.state()));
            if (said != null) {
                TriggerChanged.of(changed, said).ifPresent(live::publish);
            }
        }
        Map<CommandId, Acknowledgement> failed = acknowledgements.stream()
                .filter(said -> said.failure() != null)
                .collect(Collectors.toMap(Acknowledgement::command, said -> said, (earlier, later) -> later));
        List<CommandId> unknown = new ArrayList<>();
        List<CommandId> stored = new ArrayList<>(acknowledged.stored());
        for (CommandId id : acknowledged.unknown()) {
            Optional<Trigger> alone = Optional.ofNullable(failed.get(id)).flatMap(said -> endAlone(device, said));
            if (alone.isEmpty()) {
                unknown.add(id);
            } else if (alone.get().state() == TriggerState.EXECUTED) {
                stored.add(id);
            } else {
                live.publish(TriggerChanged.of(alone.get()));
            }
        }
        return new Heeded(unknown, stored);
    }

    private Optional<Trigger> endAlone(DeviceId device, Acknowledgement failed) {
        return Slot.parse(new TriggerId(failed.command().value()))
                .flatMap(slot -> triggers.endAlone(device, slot, failed, clock.instant()));
    }

    /**
     * @param unknown what the device has no command for, each once
     * @param stored what came to nothing on the device and is executed all the same, since its picture is here; each once
     */
    public record Heeded(List<CommandId> unknown, List<CommandId> stored) {
        public Heeded {
            unknown = List.copyOf(unknown);
            stored = List.copyOf(stored);
        }
    }

    private record Change(CommandId command, CommandState to) {}

    /**
     * Expires what was not fetched in time, and that of which the device never said how it ended.
     *
     * @return how many
     */
    public int expire() {
        return Arrays.stream(Overdue.values()).mapToInt(this::expire).sum();
    }

    private int expire(Overdue overdue) {
        int count = 0;
        List<Command> expired;
        do {
            expired = log.expire(overdue, clock.instant(), EXPIRY_BATCH);
            expired.forEach(command -> publish(command, overdue.reason()));
            count += expired.size();
        } while (expired.size() == EXPIRY_BATCH);
        return count;
    }

    private void publish(Command command, @Nullable String reason) {
        TriggerChanged.of(command, reason).ifPresent(live::publish);
    }
}
