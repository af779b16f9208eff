package app.visant.domain.trigger;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.command.Command;
import app.visant.domain.command.CommandType;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.schedule.Schedules.Change;
import app.visant.domain.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link Schedules} promises. */
public abstract class SchedulesContract extends DispatchContract {
    private static final ScheduleDraft EVERY_10_S =
            draft("hourly", Duration.ofSeconds(10), MisfirePolicy.ALL, Duration.ofMinutes(10));
    private static final Instant LATER = NOW.plusSeconds(25);

    private static ScheduleDraft off(ScheduleDraft draft) {
        return new ScheduleDraft(
                draft.label(), draft.recurrence(), draft.windows(), draft.misfire(), draft.expiry(), false);
    }

    private Schedule added(int number, ScheduleDraft draft) {
        Schedule schedule = schedule(number, DEVICE, draft);
        assertThat(on.schedules().add(schedule, notice("added_" + number, NOW))).isEqualTo(Change.DONE);
        return schedule;
    }

    private List<Trigger> triggers() {
        return on.triggers().ofDevice(OURS, DEVICE, Slice.FIRST).items();
    }

    @Test
    void findsWhatWasAddedAsItWas() {
        Schedule interval = added(1, EVERY_10_S);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Window night = new Window(Set.of(MONDAY, SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 30, 15), berlin);
        Window noon = new Window(Set.of(SUNDAY), LocalTime.of(12, 0), LocalTime.of(13, 0), berlin);
        Schedule cron = added(
                2,
                new ScheduleDraft(
                        "at night",
                        new Recurrence.Cron(CronExpression.parse("*/5 8-18 * * MON-FRI"), berlin),
                        List.of(night, noon),
                        MisfirePolicy.ONE,
                        Duration.ofSeconds(90),
                        false));

        assertThat(on.schedules().find(OURS, interval.id())).contains(interval);
        assertThat(on.schedules().find(OURS, cron.id())).contains(cron);
        assertThat(on.schedules().ofDevice(OURS, DEVICE)).containsExactly(cron, interval);
    }

    @Test
    void showsNoOrganisationTheSchedulesOfAnother() {
        Schedule ours = added(1, EVERY_10_S);
        Schedule disguised = new Schedule(
                ours.id(),
                THEIRS,
                FOREIGN,
                ours.label(),
                ours.recurrence(),
                ours.windows(),
                ours.misfire(),
                ours.expiry(),
                true,
                1,
                ours.effectiveFrom());

        assertThat(on.schedules().find(THEIRS, ours.id())).isEmpty();
        assertThat(on.schedules().ofDevice(THEIRS, DEVICE)).isEmpty();
        assertThat(on.schedules()
                        .replace(
                                disguised,
                                disguised.edited(off(EVERY_10_S), LATER),
                                notice(THEIRS, FOREIGN, "mischief_1", LATER)))
                .isEqualTo(Change.CHANGED_MEANWHILE);
        assertThat(on.schedules().delete(disguised, notice(THEIRS, FOREIGN, "mischief_2", LATER)))
                .isEqualTo(Change.CHANGED_MEANWHILE);
        assertThat(on.schedules().find(OURS, ours.id())).contains(ours);
        assertThat(readable(FOREIGN, 0, NOW)).isEmpty();
    }

    @Test
    void addsNothingToADeviceOfSomebodyElse() {
        Schedule schedule = Schedule.create(schedule(1, DEVICE, EVERY_10_S).id(), THEIRS, DEVICE, EVERY_10_S, NOW);

        assertThat(on.schedules().add(schedule, notice(THEIRS, DEVICE, "added_1", NOW)))
                .isEqualTo(Change.NO_SUCH_DEVICE);
        assertThat(on.schedules().find(THEIRS, schedule.id())).isEmpty();
    }

    @Test
    void tellsTheDeviceOfEveryChange() {
        Schedule first = added(1, EVERY_10_S);
        Schedule second = first.edited(off(EVERY_10_S), NOW);
        on.schedules().replace(first, second, notice("changed", NOW));
        on.schedules().delete(second, notice("deleted", NOW));

        List<Command> told = readable(DEVICE, 0, NOW);
        assertThat(told).extracting(command -> command.id().value()).containsExactly("added_1", "changed", "deleted");
        assertThat(told).extracting(Command::type).containsOnly(CommandType.SCHEDULE_UPDATE);
    }

    @Test
    void allowsOneScheduleOfTheConfigurationsLabel() {
        ScheduleDraft config =
                draft(Schedule.SCHEDULED_INTERVAL, Duration.ofSeconds(10), MisfirePolicy.ONE, Duration.ofMinutes(1));
        Schedule first = added(1, config);
        Schedule other = added(2, EVERY_10_S);

        assertThat(on.schedules().add(schedule(3, DEVICE, config), notice("added_3", NOW)))
                .isEqualTo(Change.LABEL_TAKEN);
        assertThat(on.schedules().replace(other, other.edited(config, LATER), notice("renamed", LATER)))
                .isEqualTo(Change.LABEL_TAKEN);
        assertThat(on.schedules().find(OURS, other.id())).contains(other);
        assertThat(triggers()).isEmpty();
        assertThat(on.schedules().replace(first, first.edited(off(config), NOW), notice("off", NOW)))
                .isEqualTo(Change.DONE);
    }

    @Test
    void plansTheOldVersionsDueSlotsBeforeANewOneTakesOver() {
        Schedule first = added(1, EVERY_10_S);
        Schedule second =
                first.edited(draft("hourly", Duration.ofSeconds(20), MisfirePolicy.ALL, Duration.ofMinutes(10)), LATER);

        assertThat(on.schedules().replace(first, second, notice("changed", LATER)))
                .isEqualTo(Change.DONE);
        on.dueSchedules().planDue(NOW.plusSeconds(61), 10);

        assertThat(triggers())
                .extracting(Trigger::plannedAt)
                .containsExactly(NOW.plusSeconds(60), NOW.plusSeconds(40), NOW.plusSeconds(20), NOW.plusSeconds(10));
        assertThat(readable(DEVICE, 0, LATER))
                .extracting(Command::type)
                .containsExactly(
                        CommandType.SCHEDULE_UPDATE,
                        CommandType.CAPTURE,
                        CommandType.CAPTURE,
                        CommandType.SCHEDULE_UPDATE,
                        CommandType.CAPTURE,
                        CommandType.CAPTURE);
    }

    @Test
    void forgetsTheFutureOfADisabledOrDeletedSchedule() {
        Schedule disabled = added(1, EVERY_10_S);
        Schedule deleted = added(2, EVERY_10_S);
        on.schedules().replace(disabled, disabled.edited(off(EVERY_10_S), LATER), notice("off", LATER));
        on.schedules().delete(deleted, notice("deleted", LATER));

        assertThat(on.dueSchedules().planDue(NOW.plusSeconds(3600), 10).schedules())
                .isZero();
        assertThat(on.dueSchedules().nextDue()).isEmpty();
        assertThat(triggers()).hasSize(4);
        assertThat(on.schedules().find(OURS, deleted.id())).isEmpty();
    }

    @Test
    void plansADisabledDevicesSlotsAsSkippedOnChange() {
        Schedule schedule = added(1, EVERY_10_S);
        on.device(OURS, DEVICE, DeviceStatus.SUSPENDED);
        on.schedules().delete(schedule, notice("deleted", LATER));

        assertThat(triggers()).extracting(Trigger::state).containsExactly(TriggerState.SKIPPED, TriggerState.SKIPPED);
    }

    @Test
    void changesOnlyTheNewestVersion() {
        Schedule first = added(1, EVERY_10_S);
        Schedule second = first.edited(off(EVERY_10_S), NOW);
        on.schedules().replace(first, second, notice("changed", NOW));

        assertThat(on.schedules().replace(first, second, notice("again", NOW))).isEqualTo(Change.CHANGED_MEANWHILE);
        assertThat(on.schedules().delete(first, notice("deleted", NOW))).isEqualTo(Change.CHANGED_MEANWHILE);
        assertThat(on.schedules().delete(second, notice("gone", NOW))).isEqualTo(Change.DONE);
        assertThat(on.schedules().delete(second, notice("gone_again", NOW))).isEqualTo(Change.CHANGED_MEANWHILE);
    }

    @Test
    void letsOneOfManyConcurrentChangesThrough() throws Exception {
        Schedule first = added(1, EVERY_10_S);
        AtomicInteger number = new AtomicInteger();

        List<Change> changes = inParallel(() -> {
            int each = number.incrementAndGet();
            ScheduleDraft draft =
                    draft("hourly", Duration.ofSeconds(100 + each), MisfirePolicy.ALL, Duration.ofMinutes(10));
            return on.schedules().replace(first, first.edited(draft, LATER), notice("changed_" + each, LATER));
        });

        assertThat(changes).filteredOn(Change.DONE::equals).hasSize(1);
        assertThat(changes).filteredOn(Change.CHANGED_MEANWHILE::equals).hasSize(3);
        assertThat(triggers()).hasSize(2);
    }

    @Test
    void ordersSchedulesByLabel() {
        added(1, draft("b", Duration.ofSeconds(1), MisfirePolicy.ALL, Duration.ofMinutes(1)));
        added(2, draft("a", Duration.ofSeconds(1), MisfirePolicy.ALL, Duration.ofMinutes(1)));

        assertThat(on.schedules().ofDevice(OURS, DEVICE))
                .extracting(Schedule::label)
                .containsExactly("a", "b");
        assertThat(on.schedules().ofDevice(OURS, new DeviceId("NONE"))).isEmpty();
    }
}
