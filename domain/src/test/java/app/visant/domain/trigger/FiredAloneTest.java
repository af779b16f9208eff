package app.visant.domain.trigger;

import static app.visant.domain.schedule.TestSchedules.DEVICE;
import static app.visant.domain.schedule.TestSchedules.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Slot;
import app.visant.domain.schedule.TestSchedules;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FiredAloneTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant NOW = START.plusSeconds(3600);
    private static final Schedule FIRST = TestSchedules.every(Duration.ofMinutes(1), START);
    private static final Schedule SECOND =
            FIRST.withInterval(Duration.ofMinutes(7), true, START.plus(Duration.ofMinutes(10)));

    private static boolean has(Schedule newest, int version, Instant at) {
        return FiredAlone.trigger(newest, new Slot(newest.id(), version, at), NOW)
                .isPresent();
    }

    @Test
    void isTheTriggerThatThePlannerWouldHaveMade() {
        Slot slot = new Slot(FIRST.id(), 1, START.plusSeconds(60));
        assertThat(FiredAlone.trigger(FIRST, slot, NOW))
                .contains(Trigger.pending(
                        slot.id(),
                        ORGANISATION,
                        DEVICE,
                        TriggerType.SCHEDULED,
                        FIRST.label(),
                        FIRST.id(),
                        slot.plannedAt(),
                        NOW));
    }

    @Test
    void takesOnlyMomentsOfTheNewestVersion() {
        assertThat(has(FIRST, 1, START.plusSeconds(61))).isFalse();
        assertThat(has(FIRST, 1, START.minusSeconds(60))).isFalse();
        assertThat(has(SECOND, 2, SECOND.effectiveFrom().plusSeconds(3 * 60 + 59)))
                .isTrue();
        assertThat(has(FIRST.withInterval(Duration.ofMinutes(1), false, START), 2, START.plusSeconds(120)))
                .isFalse();
    }

    @Test
    void takesSlotsOfOlderVersionsThatTheDeviceFiredBeforeItKnew() {
        assertThat(has(SECOND, 1, START.plus(Duration.ofMinutes(30)))).isTrue();
        assertThat(has(SECOND, 3, START.plus(Duration.ofMinutes(30)))).isFalse();
    }

    @Test
    void takesNoSlotOfAnotherSchedule() {
        Slot other = new Slot(new ScheduleId(new UUID(0, 9)), 1, START.plusSeconds(60));
        assertThat(FiredAlone.trigger(FIRST, other, NOW)).isEmpty();
    }
}
