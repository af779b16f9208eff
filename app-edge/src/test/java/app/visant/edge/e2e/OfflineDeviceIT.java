package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.contracts.people.v1.TriggerItem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device that is away for many slots of its schedule. */
final class OfflineDeviceIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private static final int SLOTS_AWAY = 22;
    private static final long EXPIRY_SECONDS = 10;

    @Test
    void hasExactlyOneTriggerForEachSlot() {
        EdgeProcess edge = stage.newEdge();
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", EXPIRY_SECONDS);
        stage.awaitPlanned(edge.device(), SLOTS_AWAY);
        edge.start();
        stage.awaitExecuted(edge.device(), 3);
        stage.api().switchOff(schedule);

        Stage.Account account = stage.account(edge);

        List<Instant> slots =
                account.triggers().stream().map(TriggerItem::plannedAt).sorted().toList();
        for (int i = 1; i < slots.size(); i++) {
            assertThat(slots.get(i)).isEqualTo(slots.get(i - 1).plusSeconds(1));
        }
        assertThat(account.sum().expired()).isPositive();
        assertThat(account.triggers())
                .filteredOn(trigger -> !trigger.state().equals("executed"))
                .allSatisfy(trigger -> assertThat(trigger.reason()).isNotBlank());
        assertThat(account.sum().executed() + account.sum().expired())
                .isEqualTo(account.sum().planned());
        assertThat(edge.captured()).isEqualTo(account.sum().executed());
    }
}
