package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.CommandState;
import app.visant.domain.command.Overdue;
import app.visant.domain.trigger.TriggerState;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** The domain's tables of states as SQL: constants, so that the planner sees that a partial index fits. */
final class States {
    static final String DELIVERABLE = list(Arrays.stream(CommandState.values())
            .filter(CommandState::isDeliverable)
            .toList());
    static final String OPEN = list(
            Arrays.stream(TriggerState.values()).filter(TriggerState::isOpen).toList());

    private States() {}

    static String of(Collection<TriggerState> states) {
        return list(states);
    }

    static String of(Overdue overdue) {
        return list(overdue.states());
    }

    static String before(CommandState next) {
        return list(next.predecessors());
    }

    static String before(TriggerState next) {
        return list(next.predecessors());
    }

    private static String list(Collection<? extends Enum<?>> states) {
        return states.stream()
                .map(state -> "'" + state.name() + "'")
                .sorted()
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
