package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.Acknowledged;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
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

    private static final String FAIL_TRIGGERS = """
            UPDATE trigger t SET state = 'FAILED', reason = said.reason, ended_at = :at
            FROM unnest(:orgs::uuid[], :triggers::text[], :reasons::text[]) AS said (org_id, trigger_id, reason)
            WHERE t.org_id = said.org_id AND t.trigger_id = said.trigger_id AND t.state IN %s
            """.formatted(States.before(TriggerState.FAILED));

    private final Handle handle;
    private final DeviceId device;
    private final Map<CommandId, Command> present = new LinkedHashMap<>();
    private final Map<CommandId, Command> changed = new LinkedHashMap<>();
    private final Set<CommandId> unknown = new LinkedHashSet<>();
    private final Columns received = new Columns("orgs", "triggers");
    private final Columns failed = new Columns("orgs", "triggers", "reasons");

    Acknowledging(Handle handle, DeviceId device, List<Acknowledgement> acknowledgements) {
        this.handle = handle;
        this.device = device;
        Columns ids = new Columns("ids");
        acknowledgements.forEach(said -> ids.add(said.command()));
        ids.bind(handle.createQuery(LOCK))
                .bind("device", device.value())
                .map(CommandRows::map)
                .forEach(command -> present.put(command.id(), command));
        acknowledgements.forEach(this::walk);
    }

    private void walk(Acknowledgement said) {
        Command command = present.get(said.command());
        if (command == null) {
            unknown.add(said.command());
            return;
        }
        if (!command.state().mayBecome(said.state())) {
            return;
        }
        Command next = with(command, said.state());
        present.put(next.id(), next);
        changed.put(next.id(), next);
        TriggerId trigger = command.trigger();
        Optional<TriggerState> state = TriggerChanged.stateAfter(said.state());
        if (trigger == null || state.isEmpty()) {
            return;
        }
        if (state.get() == TriggerState.FAILED) {
            String error = said.error() == null ? CommandLog.FAILED_WITHOUT_REASON : said.error();
            failed.add(command.organisation(), trigger, error);
        } else {
            received.add(command.organisation(), trigger);
        }
    }

    Acknowledged store(Instant at) {
        if (!changed.isEmpty()) {
            storeChanges(at);
        }
        return new Acknowledged(List.copyOf(changed.values()), List.copyOf(unknown));
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
        if (!failed.isEmpty()) {
            failed.bind(handle.createUpdate(FAIL_TRIGGERS)).bind("at", at).execute();
        }
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
