package app.visant.domain.trigger;

import static app.visant.domain.trigger.TriggerState.EVICTED;
import static app.visant.domain.trigger.TriggerState.EXECUTED;
import static app.visant.domain.trigger.TriggerState.EXPIRED;
import static app.visant.domain.trigger.TriggerState.FAILED;
import static app.visant.domain.trigger.TriggerState.PENDING;
import static app.visant.domain.trigger.TriggerState.RECEIVED;
import static app.visant.domain.trigger.TriggerState.SENT;
import static app.visant.domain.trigger.TriggerState.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TriggerStateTest {
    private static final Map<TriggerState, Set<TriggerState>> LEGAL = Map.of(
            PENDING, EnumSet.of(SENT, RECEIVED, EXECUTED, FAILED, EXPIRED, SKIPPED, EVICTED),
            SENT, EnumSet.of(RECEIVED, EXECUTED, FAILED, EXPIRED, SKIPPED, EVICTED),
            RECEIVED, EnumSet.of(EXECUTED, FAILED, EXPIRED, SKIPPED, EVICTED),
            EXPIRED, EnumSet.of(EXECUTED, FAILED, SKIPPED, EVICTED),
            EXECUTED, EnumSet.noneOf(TriggerState.class),
            FAILED, EnumSet.of(EXECUTED, EVICTED),
            SKIPPED, EnumSet.of(EXECUTED, FAILED, EXPIRED, EVICTED),
            EVICTED, EnumSet.of(EXECUTED));

    @ParameterizedTest
    @EnumSource
    void mayBecomeWhatTheTableSaysAndNothingElse(TriggerState from) {
        for (TriggerState to : TriggerState.values()) {
            boolean legal = LEGAL.getOrDefault(from, Set.of()).contains(to);
            assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(legal);
            assertThat(to.predecessors().contains(from))
                    .as("%s before %s", from, to)
                    .isEqualTo(legal);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNeverOpenAgainOnceItEnded(TriggerState ended) {
        if (!ended.isOpen()) {
            assertThat(LEGAL.getOrDefault(ended, Set.of())).noneMatch(TriggerState::isOpen);
        }
    }
}
