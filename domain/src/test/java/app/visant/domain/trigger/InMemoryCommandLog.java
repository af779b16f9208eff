package app.visant.domain.trigger;

import app.visant.domain.command.Acknowledged;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Overdue;
import app.visant.domain.command.Received;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class InMemoryCommandLog implements CommandLog {
    private final InMemoryDispatch state;

    InMemoryCommandLog(InMemoryDispatch state) {
        this.state = state;
    }

    @Override
    public Command append(NewCommand command) {
        synchronized (state) {
            return state.append(command);
        }
    }

    @Override
    public Map<DeviceId, List<Command>> read(Map<DeviceId, Long> cursors, Instant now, int maxEach) {
        synchronized (state) {
            Map<DeviceId, List<Command>> found = new LinkedHashMap<>();
            cursors.forEach((device, after) -> {
                List<Command> commands = state.log(device).stream()
                        .filter(command ->
                                command.seq() > after && command.state().isDeliverable())
                        .filter(command -> command.expiresAt().isAfter(now))
                        .limit(maxEach)
                        .toList();
                if (!commands.isEmpty()) {
                    found.put(device, commands);
                }
            });
            return found;
        }
    }

    @Override
    public List<Command> sent(Collection<Command> commands, Instant at) {
        synchronized (state) {
            List<Command> changed = new ArrayList<>();
            for (Command command : commands) {
                changed.addAll(
                        state.change(command.device(), present -> present.seq() == command.seq(), CommandState.SENT));
            }
            return state.follow(changed, null, at);
        }
    }

    @Override
    public Received receivedUpTo(DeviceId device, long seq, Instant at) {
        synchronized (state) {
            if (state.log(device).stream().noneMatch(command -> command.seq() >= seq)) {
                return new Received(0, List.of());
            }
            List<Command> changed = state.change(device, command -> command.seq() <= seq, CommandState.RECEIVED);
            return new Received(seq, state.follow(changed, null, at));
        }
    }

    @Override
    public Acknowledged acknowledge(DeviceId device, List<Acknowledgement> acknowledgements, Instant at) {
        synchronized (state) {
            Map<CommandId, Command> changed = new LinkedHashMap<>();
            Set<CommandId> unknown = new LinkedHashSet<>();
            Set<CommandId> stored = new LinkedHashSet<>();
            for (Acknowledgement said : acknowledgements) {
                if (state.log(device).stream().noneMatch(command -> command.id().equals(said.command()))) {
                    unknown.add(said.command());
                }
                List<Command> now = state.change(
                        device,
                        command -> command.id().equals(said.command()) && !isSettled(command, said),
                        said.state());
                state.heed(now, said, at).forEach(command -> changed.put(command.id(), command));
                state.log(device).stream()
                        .filter(command -> command.id().equals(said.command()))
                        .forEach(command -> heardOf(command, at));
                state.log(device).stream()
                        .filter(command -> command.id().equals(said.command()))
                        .filter(command -> said.failure() != null && isExecuted(command))
                        .forEach(command -> stored.add(command.id()));
            }
            return new Acknowledged(List.copyOf(changed.values()), List.copyOf(unknown), List.copyOf(stored));
        }
    }

    private void heardOf(Command command, Instant at) {
        TriggerId trigger = command.trigger();
        if (trigger != null) {
            state.heardOf(command.organisation(), trigger, at);
        }
    }

    private boolean isSettled(Command command, Acknowledgement said) {
        return command.state() == CommandState.DONE
                && said.failure() != null
                && (command.trigger() == null || isExecuted(command));
    }

    private boolean isExecuted(Command command) {
        TriggerId trigger = command.trigger();
        return trigger != null
                && state.find(command.organisation(), trigger)
                        .filter(it -> it.state() == TriggerState.EXECUTED)
                        .isPresent();
    }

    @Override
    public List<Command> expire(Overdue overdue, Instant now, int max) {
        synchronized (state) {
            List<Command> over = state.devicesWithCommands().stream()
                    .flatMap(device -> state.log(device).stream())
                    .filter(command -> overdue.states().contains(command.state())
                            && !command.expiresAt().isAfter(overdue.expiredBy(now)))
                    .sorted(Comparator.comparing(Command::expiresAt))
                    .limit(max)
                    .toList();
            List<Command> changed = new ArrayList<>();
            for (Command command : over) {
                changed.addAll(state.change(
                        command.device(), present -> present.seq() == command.seq(), CommandState.EXPIRED));
            }
            return state.follow(changed, overdue.reason(), now);
        }
    }
}
