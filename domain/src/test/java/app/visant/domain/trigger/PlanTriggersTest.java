package app.visant.domain.trigger;

import static app.visant.domain.trigger.World.DEVICE;
import static app.visant.domain.trigger.World.ORGANISATION;
import static app.visant.domain.trigger.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.command.CommandType;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlanTriggersTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();

    private static ScheduleDraft everyMinute(
            MisfirePolicy misfire, Duration expiry, boolean enabled, Window... windows) {
        return new ScheduleDraft(
                "minutely", new Recurrence.Interval(MINUTE, START), List.of(windows), misfire, expiry, enabled);
    }

    private Schedule create(ScheduleDraft draft) {
        return world.schedules.create(ORGANISATION, DEVICE, draft);
    }

    private Accounting accounting() {
        return world.dispatch
                .triggers()
                .accounting(ORGANISATION, Optional.of(DEVICE), START, START.plus(Duration.ofDays(2)));
    }

    private long pending() {
        return world.triggers().stream()
                .filter(trigger -> trigger.state().isOpen())
                .count();
    }

    @Test
    void wakesTheDeviceAndTellsThoseWhoLook() {
        create(everyMinute(MisfirePolicy.ALL, MINUTE, true));
        world.woken.clear();
        world.pass(MINUTE);

        assertThat(world.planning.run()).isEqualTo(1);
        assertThat(world.woken).containsExactly(DEVICE);
        assertThat(world.published)
                .containsExactly(TriggerChanged.of(world.triggers().getFirst()));
        assertThat(world.planning.run()).isZero();
    }

    @Test
    void makesUpForAllMissedSlotsIfAsked() {
        create(everyMinute(MisfirePolicy.ALL, Duration.ofHours(2), true));
        world.pass(Duration.ofMinutes(60).plusSeconds(10));
        world.planning.run();

        assertThat(accounting()).isEqualTo(new Accounting(60, 0, 0, 0, 0, 0, 60));
    }

    @Test
    void makesUpForTheLatestMissedSlotIfAsked() {
        create(everyMinute(MisfirePolicy.ONE, Duration.ofHours(2), true));
        world.pass(Duration.ofMinutes(60).plusSeconds(40));
        world.planning.run();

        assertThat(accounting()).isEqualTo(new Accounting(60, 0, 0, 0, 59, 0, 1));
        assertThat(world.triggers().getLast().state()).isEqualTo(TriggerState.PENDING);
        assertThat(world.triggers().getFirst().reason()).contains("stands for it");
    }

    @Test
    void makesUpForNoMissedSlotIfAsked() {
        create(everyMinute(MisfirePolicy.SKIP, Duration.ofHours(2), true));
        world.pass(Duration.ofMinutes(60).plusSeconds(40));
        world.planning.run();

        assertThat(accounting()).isEqualTo(new Accounting(60, 0, 0, 0, 60, 0, 0));
        assertThat(world.triggers())
                .allSatisfy(trigger -> assertThat(trigger.reason()).isNotNull());
    }

    @Test
    void firesNothingThatHasExpired() {
        create(everyMinute(MisfirePolicy.ALL, Duration.ofMinutes(3), true));
        world.pass(Duration.ofMinutes(60));
        world.planning.run();

        assertThat(accounting()).isEqualTo(new Accounting(60, 0, 0, 0, 57, 0, 3));
    }

    @Test
    void makesOneTriggerASlotForADeviceThatIsOffline() {
        create(everyMinute(MisfirePolicy.ALL, MINUTE, true));
        for (int minute = 0; minute < 90; minute++) {
            world.pass(MINUTE);
            world.planning.run();
            world.planning.run();
            world.tracking.expire();
        }
        world.pass(MINUTE.minusSeconds(1));
        assertThat(pending()).isEqualTo(1);
        world.pass(Duration.ofSeconds(1));
        world.tracking.expire();

        assertThat(accounting()).isEqualTo(new Accounting(90, 0, 0, 90, 0, 0, 0));
    }

    @Test
    void plansNothingOutsideOfWindows() {
        Window noonToOne =
                new Window(EnumSet.allOf(DayOfWeek.class), LocalTime.of(12, 0), LocalTime.of(12, 3), ZoneId.of("UTC"));
        create(everyMinute(MisfirePolicy.ALL, Duration.ofDays(2), true, noonToOne));
        world.pass(Duration.ofHours(12));
        world.planning.run();

        assertThat(world.triggers())
                .extracting(Trigger::plannedAt)
                .containsExactly(START.plus(MINUTE), START.plus(MINUTE.multipliedBy(2)));
    }

    @Test
    void plansNothingForADisabledSchedule() {
        Schedule schedule = create(everyMinute(MisfirePolicy.ALL, MINUTE, false));
        world.pass(Duration.ofHours(1));

        assertThat(world.planning.run()).isZero();
        assertThat(world.schedules.upcoming(schedule, 3)).isEmpty();
    }

    @Test
    void skipsTheSlotsOfASuspendedDevice() {
        create(everyMinute(MisfirePolicy.ALL, MINUTE, true));
        world.dispatch.device(ORGANISATION, DEVICE, DeviceStatus.SUSPENDED);
        world.woken.clear();
        world.pass(MINUTE);
        world.planning.run();

        assertThat(world.triggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.state()).isEqualTo(TriggerState.SKIPPED);
            assertThat(trigger.reason()).isEqualTo("the device was suspended");
        });
        assertThat(world.readable()).noneMatch(command -> command.type() == CommandType.CAPTURE);
        assertThat(world.woken).isEmpty();
    }

    @Test
    void saysHowFarItIsBehind() {
        assertThat(world.planning.behind()).isZero();
        create(everyMinute(MisfirePolicy.ALL, MINUTE, true));
        assertThat(world.planning.behind()).isZero();
        world.pass(MINUTE.plusSeconds(5));
        assertThat(world.planning.behind()).isEqualTo(Duration.ofSeconds(5));
        world.planning.run();
        assertThat(world.planning.behind()).isZero();
    }
}
