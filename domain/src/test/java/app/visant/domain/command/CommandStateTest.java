package app.visant.domain.command;

import static app.visant.domain.command.CommandState.DONE;
import static app.visant.domain.command.CommandState.EXPIRED;
import static app.visant.domain.command.CommandState.FAILED;
import static app.visant.domain.command.CommandState.PENDING;
import static app.visant.domain.command.CommandState.RECEIVED;
import static app.visant.domain.command.CommandState.SENT;
import static app.visant.domain.command.CommandState.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CommandStateTest {
    private static final Map<CommandState, Set<CommandState>> LEGAL = Map.of(
            PENDING, EnumSet.of(SENT, RECEIVED, STARTED, DONE, FAILED, EXPIRED),
            SENT, EnumSet.of(RECEIVED, STARTED, DONE, FAILED, EXPIRED),
            RECEIVED, EnumSet.of(STARTED, DONE, FAILED, EXPIRED),
            STARTED, EnumSet.of(DONE, FAILED, EXPIRED),
            EXPIRED, EnumSet.of(DONE, FAILED),
            DONE, EnumSet.of(FAILED),
            FAILED, EnumSet.of(DONE));

    @ParameterizedTest
    @EnumSource
    void mayBecomeWhatTheTableSaysAndNothingElse(CommandState from) {
        for (CommandState to : CommandState.values()) {
            boolean legal = LEGAL.getOrDefault(from, Set.of()).contains(to);
            assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(legal);
            assertThat(to.predecessors().contains(from))
                    .as("%s before %s", from, to)
                    .isEqualTo(legal);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNeverDeliverableOnceItEnded(CommandState state) {
        assertThat(state.isDeliverable() && state.isEnded()).isFalse();
        if (state.isEnded()) {
            assertThat(LEGAL.getOrDefault(state, Set.of())).allMatch(CommandState::isEnded);
        }
    }
}
