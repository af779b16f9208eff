package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.Acknowledged;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.trigger.TriggerChanged;
import app.visant.domain.trigger.TriggerState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What a device says of its commands, within one transaction: the commands are locked, walked on in memory, stored. */
final class Acknowledging {
    private static final String LOCK = """
            SELECT * FROM command WHERE device_id = :device AND command_id = ANY(:ids::text[])
            ORDER BY device_id, seq FOR NO KEY UPDATE
            """;

    private static final String CHANGE_COMMANDS = """
            UPDATE command c SET state = said.state
            FROM unnest(:seqs::bigint[], :states::text[]) AS said (seq, state)
            WHERE c.device_id = :device AND c.seq = said.seq
            """;

    private static final String RECEIVE_TRIGGERS = """
            UPDATE trigger t SET state = 'RECEIVED', received_at = :at
            FROM unnest(:orgs::uuid[], :triggers::text[]) AS said (org_id, trigger_id)
            WHERE t.org_id = said.org_id AND t.trigger_id = said.trigger_id AND t.state IN %s
            """.formatted(States.before(TriggerState.RECEIVED));

    private static final String END_TRIGGERS = """
            UPDATE trigger t SET state = said.state, reason = said.reason, lost_sha256 = said.lost, ended_at = :at,
                received_at = coalesce(t.received_at, :at)
            FROM unnest(:orgs::uuid[], :triggers::text[], :states::text[], :reasons::text[], :hashes::text[])
                AS said (org_id, trigger_id, state, reason, lost)
            WHERE t.org_id = said.org_id AND t.trigger_id = said.trigger_id AND (%s)
            """.formatted(
                    Stream.of(TriggerState.FAILED, TriggerState.EXPIRED, TriggerState.SKIPPED, TriggerState.EVICTED)
                            .map(end -> "said.state = '" + end + "' AND t.state IN " + States.before(end))
                            .collect(Collectors.joining(" OR ")));

    /** Whoever says anything of a trigger has it, also of one that has come to its end here. */
    private static final String HEAR_OF_TRIGGERS = """
            UPDATE trigger t SET received_at = :at
            FROM unnest(:orgs::uuid[], :triggers::text[]) AS said (org_id, trigger_id)
            WHERE t.org_id = said.org_id AND t.trigger_id = said.trigger_id AND t.received_at IS NULL
            """;

    private static final String EXECUTED = """
            SELECT t.trigger_id FROM unnest(:orgs::uuid[], :triggers::text[]) AS failed (org_id, trigger_id)
            JOIN trigger t ON t.org_id = failed.org_id AND t.trigger_id = failed.trigger_id
            WHERE t.state = 'EXECUTED'
            """;

    private final Handle handle;
    private final DeviceId device;
    private final Map<CommandId, Command> present = new LinkedHashMap<>();
    private final Map<CommandId, Command> changed = new LinkedHashMap<>();
    private final Set<CommandId> unknown = new LinkedHashSet<>();
    private final Set<CommandId> stored = new LinkedHashSet<>();
    private final Columns received = new Columns("orgs", "triggers");
    private final Columns heardOf = new Columns("orgs", "triggers");
    private final Map<CommandId, Acknowledgement> ended = new LinkedHashMap<>();
    private final Set<String> executed;

    Acknowledging(Handle handle, DeviceId device, List<Acknowledgement> acknowledgements) {
        this.handle = handle;
        this.device = device;
        Columns ids = new Columns("ids");
        acknowledgements.forEach(said -> ids.add(said.command()));
        ids.bind(handle.createQuery(LOCK))
                .bind("device", device.value())
                .map(CommandRows::map)
                .forEach(command -> present.put(command.id(), command));
        this.executed = executed(acknowledgements);
        acknowledgements.forEach(this::walk);
    }

    /** Of the commands that are said to have failed, the triggers whose picture is here. None comes while they are locked. */
    private Set<String> executed(List<Acknowledgement> acknowledgements) {
        Columns failed = new Columns("orgs", "triggers");
        for (Acknowledgement said : acknowledgements) {
            Command command = present.get(said.command());
            if (said.failure() != null && command != null && command.trigger() != null) {
                failed.add(command.organisation(), command.trigger());
            }
        }
        return failed.isEmpty()
                ? Set.of()
                : failed.bind(handle.createQuery(EXECUTED)).mapTo(String.class).set();
    }

    private boolean isSettled(Command command, Acknowledgement said) {
        TriggerId trigger = command.trigger();
        return command.state() == CommandState.DONE
                && said.failure() != null
                && (trigger == null || executed.contains(trigger.value()));
    }

    private void walk(Acknowledgement said) {
        Command command = present.get(said.command());
        if (command == null) {
            unknown.add(said.command());
            return;
        }
        TriggerId trigger = command.trigger();
        if (trigger != null) {
            heardOf.add(command.organisation(), trigger);
            if (said.failure() != null && executed.contains(trigger.value())) {
                stored.add(command.id());
            }
        }
        if (!command.state().mayBecome(said.state()) || isSettled(command, said)) {
            return;
        }
        Command next = with(command, said.state());
        present.put(next.id(), next);
        changed.put(next.id(), next);
        Optional<TriggerState> state = TriggerChanged.stateAfter(said);
        if (trigger == null || state.isEmpty()) {
            return;
        }
        if (state.get().isOpen()) {
            received.add(command.organisation(), trigger);
        } else {
            ended.put(next.id(), said);
        }
    }

    Acknowledged store(Instant at) {
        if (!changed.isEmpty()) {
            storeChanges(at);
        }
        if (!heardOf.isEmpty()) {
            heardOf.bind(handle.createUpdate(HEAR_OF_TRIGGERS)).bind("at", at).execute();
        }
        return new Acknowledged(List.copyOf(changed.values()), List.copyOf(unknown), List.copyOf(stored));
    }

    private void storeChanges(Instant at) {
        Columns columns = new Columns("seqs", "states");
        changed.values().forEach(command -> columns.add(command.seq(), command.state()));
        columns.bind(handle.createUpdate(CHANGE_COMMANDS))
                .bind("device", device.value())
                .execute();
        if (!received.isEmpty()) {
            received.bind(handle.createUpdate(RECEIVE_TRIGGERS)).bind("at", at).execute();
        }
        if (!ended.isEmpty()) {
            endTriggers(at);
        }
    }

    private void endTriggers(Instant at) {
        Columns columns = new Columns("orgs", "triggers", "states", "reasons", "hashes");
        for (Command command : changed.values()) {
            Acknowledgement said = ended.get(command.id());
            if (said != null) {
                Sha256 lost = said.lostPicture();
                columns.add(
                        command.organisation(),
                        command.trigger(),
                        TriggerChanged.stateAfter(said).orElseThrow(),
                        said.reason(),
                        lost == null ? null : lost.hex());
            }
        }
        columns.bind(handle.createUpdate(END_TRIGGERS)).bind("at", at).execute();
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
}
