package app.visant.domain.trigger;

import static app.visant.domain.trigger.World.DEVICE;
import static app.visant.domain.trigger.World.ORGANISATION;
import static app.visant.domain.trigger.World.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.Device;
import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.device.TestDevices;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.IntervalSetting;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.PlanLapsed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes on and what does not when an organisation's plan has ended. */
final class LapsedPlanTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World();
    private Schedule running;
    private Schedule disabled;

    @BeforeEach
    void makeSchedulesAndLetThePlanEnd() {
        running = world.schedules.create(ORGANISATION, DEVICE, draft("minutely", MINUTE, true));
        disabled = world.schedules.create(ORGANISATION, DEVICE, draft("disabled", DAY, false));
        world.organisations.allot(ORGANISATION, it -> it.with(5, new Plan.Trial(START.plusSeconds(1))));
        world.pass(Duration.ofSeconds(1));
    }

    @Test
    void plansTheSlotsOfWhatRunsAsBefore() {
        world.pass(MINUTE.multipliedBy(3));
        world.planning.run();

        assertThat(world.triggers()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void letsWhatRunsBeChangedSwitchedOffAndDeleted() {
        Schedule slower = world.schedules.edit(ORGANISATION, running.id(), draft("minutely", DAY, true));
        assertThat(slower.recurrence()).isEqualTo(new Recurrence.Interval(DAY, START));
        assertThat(world.schedules
                        .edit(ORGANISATION, running.id(), draft("minutely", DAY, false))
                        .enabled())
                .isFalse();
        world.schedules.delete(ORGANISATION, disabled.id());
        assertThat(world.schedules.ofDevice(ORGANISATION, DEVICE)).hasSize(1);
    }

    @Test
    void beginsNothing() {
        assertLapsed(() -> world.schedules.create(ORGANISATION, DEVICE, draft("new", DAY, true)));
        assertLapsed(() -> world.schedules.create(ORGANISATION, DEVICE, draft("new", DAY, false)));
        assertLapsed(() -> world.schedules.edit(ORGANISATION, disabled.id(), draft("disabled", DAY, true)));
        assertLapsed(() -> world.schedules.setInterval(ORGANISATION, DEVICE, new IntervalSetting(true, DAY)));
        assertThat(world.schedules.ofDevice(ORGANISATION, DEVICE)).containsExactlyInAnyOrder(running, disabled);
    }

    @Test
    void takesNoPictureThatSomebodyAsksForNow() {
        Device device = TestDevices.active(ORGANISATION, DEVICE.value());
        Devices devices = new InMemoryDevices();
        devices.add(List.of(device));
        TriggerNow now = new TriggerNow(
                world.plan,
                devices,
                world.dispatch.triggers(),
                new NobodyConnected(),
                world.woken::addAll,
                world.published::add,
                world.ids,
                world);
        world.woken.clear();
        assertLapsed(() -> now.trigger(ORGANISATION, DEVICE));
        assertThat(world.woken).isEmpty();
        assertThat(world.triggers()).isEmpty();

        world.organisations.allot(ORGANISATION, it -> it.with(5, new Plan.Months(START.plus(DAY))));
        assertThat(now.trigger(ORGANISATION, DEVICE).trigger().state()).isEqualTo(TriggerState.PENDING);
    }

    private static void assertLapsed(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(PlanLapsed.class);
    }

    private static ScheduleDraft draft(String label, Duration every, boolean enabled) {
        return new ScheduleDraft(
                label, new Recurrence.Interval(every, START), List.of(), MisfirePolicy.ALL, DAY, enabled);
    }

    private record NobodyConnected() implements ConnectedDevices {
        @Override
        public Map<DeviceId, Integer> of(OrganisationId organisation) {
            return Map.of();
        }

        @Override
        public boolean isConnected(DeviceId device) {
            return false;
        }

        @Override
        public void disconnect(DeviceId device) {}
    }
}
