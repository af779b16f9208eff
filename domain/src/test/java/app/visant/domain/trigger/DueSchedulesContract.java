package app.visant.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.command.Command;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link DueSchedules} promises. */
public abstract class DueSchedulesContract extends DispatchContract {
    private static final Instant FIRST = NOW.plusSeconds(10);

    private Schedule added(int number, DeviceId device, MisfirePolicy misfire, Duration expiry) {
        Schedule schedule = schedule(number, device, draft("every-10", Duration.ofSeconds(10), misfire, expiry));
        on.schedules().add(schedule, notice(schedule.organisation(), device, "added_" + number, NOW));
        return schedule;
    }

    private Schedule added(int number) {
        return added(number, DEVICE, MisfirePolicy.ALL, Duration.ofMinutes(1));
    }

    @Test
    void makesTriggerAndCommandOfADueSlot() {
        Schedule schedule = added(1);
        Slot slot = new Slot(schedule.id(), 1, FIRST);

        assertThat(on.dueSchedules().planDue(FIRST.minusMillis(1), 10)).isEqualTo(DueSchedules.Planned.NOTHING);
        DueSchedules.Planned planned = on.dueSchedules().planDue(FIRST.plusMillis(5), 10);

        assertThat(planned.schedules()).isEqualTo(1);
        Trigger trigger = stored(slot.id().value());
        assertThat(planned.triggers()).containsExactly(trigger);
        assertThat(trigger.type()).isEqualTo(TriggerType.SCHEDULED);
        assertThat(trigger.schedule()).isEqualTo(schedule.id());
        assertThat(trigger.plannedAt()).isEqualTo(FIRST);
        assertThat(trigger.createdAt()).isEqualTo(FIRST.plusMillis(5));
        Command command = readable(DEVICE, 1, FIRST).getFirst();
        assertThat(command.trigger()).isEqualTo(slot.id());
        assertThat(command.expiresAt()).isEqualTo(FIRST.plusSeconds(60));
        assertThat(command.manual()).isFalse();
        assertThat(on.dueSchedules().nextDue()).contains(FIRST.plusSeconds(10));
        assertThat(on.dueSchedules().planDue(FIRST.plusMillis(5), 10).schedules())
                .isZero();
    }

    @Test
    void accountsForEverySlotOfALongOutage() {
        added(1, DEVICE, MisfirePolicy.ALL, Duration.ofMinutes(2));
        Instant now = NOW.plusSeconds(3600);
        List<Trigger> made = new ArrayList<>();
        while (on.dueSchedules().nextDue().filter(due -> !due.isAfter(now)).isPresent()) {
            made.addAll(on.dueSchedules().planDue(now, 10).triggers());
        }

        assertThat(made).hasSize(360);
        assertThat(made)
                .filteredOn(trigger -> trigger.state() == TriggerState.PENDING)
                .hasSize(12);
        assertThat(made)
                .filteredOn(trigger -> trigger.state() == TriggerState.SKIPPED)
                .hasSize(348)
                .allSatisfy(trigger -> assertThat(trigger.reason()).isNotNull());
        assertThat(readable(DEVICE, 1, now))
                .hasSize(12)
                .extracting(
                        command -> Slot.parse(trigger(command)).orElseThrow().plannedAt())
                .isSorted();
    }

    @Test
    void skipsTheSlotsOfADeviceThatIsNotActive() {
        Schedule schedule = added(1);
        on.device(OURS, DEVICE, DeviceStatus.SUSPENDED);

        on.dueSchedules().planDue(FIRST, 10);

        Trigger trigger = stored(new Slot(schedule.id(), 1, FIRST).id().value());
        assertThat(trigger.state()).isEqualTo(TriggerState.SKIPPED);
        assertThat(trigger.reason()).contains("suspended");
        assertThat(readable(DEVICE, 1, NOW)).isEmpty();
    }

    @Test
    void firesASlotThatHasItsTriggerAlreadyNoSecondTime() {
        Schedule schedule = added(1);
        issue(new Slot(schedule.id(), 1, FIRST).id().value());

        DueSchedules.Planned planned = on.dueSchedules().planDue(FIRST.plusSeconds(10), 10);

        assertThat(planned.triggers()).extracting(Trigger::plannedAt).containsExactly(FIRST.plusSeconds(10));
        assertThat(readable(DEVICE, 0, NOW)).hasSize(3);
    }

    @Test
    void takesTheLongestDueFirstAndNoMoreThanAskedFor() {
        Schedule first =
                schedule(1, DEVICE, draft("every-20", Duration.ofSeconds(20), MisfirePolicy.ALL, Duration.ofHours(1)));
        on.schedules().add(first, notice("added_1", NOW));
        Schedule second = added(2, FOREIGN, MisfirePolicy.ALL, Duration.ofHours(1));

        DueSchedules.Planned planned = on.dueSchedules().planDue(NOW.plusSeconds(20), 1);

        assertThat(planned.schedules()).isEqualTo(1);
        assertThat(planned.triggers()).extracting(Trigger::schedule).hasSize(2).containsOnly(second.id());
    }

    @Test
    void numbersTheCommandsOfSeveralSchedulesOfOneDeviceDensely() {
        added(1);
        added(2);
        added(3);

        on.dueSchedules().planDue(NOW.plusSeconds(20), 10);

        assertThat(readable(DEVICE, 0, NOW))
                .extracting(Command::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void neverDoublesASlotHoweverManyPlan() throws Exception {
        int devices = 20;
        int slots = 30;
        for (int i = 1; i <= devices; i++) {
            DeviceId device = new DeviceId("D" + i);
            on.device(OURS, device, DeviceStatus.ACTIVE);
            added(i, device, MisfirePolicy.ALL, Duration.ofHours(1));
        }
        Instant end = NOW.plusSeconds(10L * slots);

        List<List<Trigger>> made = inParallel(() -> {
            List<Trigger> mine = new ArrayList<>();
            for (Instant now = FIRST; !now.isAfter(end); now = now.plusSeconds(10)) {
                mine.addAll(on.dueSchedules().planDue(now, 3).triggers());
                DeviceId device = new DeviceId("D" + (mine.size() % devices + 1));
                issue(device, "manual_" + Thread.currentThread().threadId() + "_" + now.getEpochSecond(), now);
            }
            int taken;
            do {
                DueSchedules.Planned planned = on.dueSchedules().planDue(end, 3);
                mine.addAll(planned.triggers());
                taken = planned.schedules();
            } while (taken > 0);
            return mine;
        });

        List<TriggerId> ids =
                made.stream().flatMap(List::stream).map(Trigger::id).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(devices * slots);
        for (int i = 1; i <= devices; i++) {
            List<Command> log = readable(new DeviceId("D" + i), 0, NOW);
            assertThat(log)
                    .extracting(Command::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, log.size()).boxed().toList());
            assertThat(log)
                    .filteredOn(command -> Slot.parse(trigger(command)).isPresent())
                    .hasSize(slots);
        }
    }

    private static TriggerId trigger(Command command) {
        TriggerId trigger = command.trigger();
        return trigger == null ? new TriggerId("none") : trigger;
    }
}
