package app.visant.domain.trigger;

import static app.visant.domain.trigger.World.DEVICE;
import static app.visant.domain.trigger.World.ORGANISATION;
import static app.visant.domain.trigger.World.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.command.Command;
import app.visant.domain.command.CommandType;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.IntervalSetting;
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.ScheduleLabelTaken;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ManageSchedulesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final OrganisationId SOMEBODY_ELSE = new OrganisationId(new UUID(2, 2));

    private final World world = new World();
    private final ManageSchedules manage = world.schedules;

    private static ScheduleDraft draft(String label, Duration every, boolean enabled) {
        return new ScheduleDraft(
                label, new Recurrence.Interval(every, START), List.of(), MisfirePolicy.ALL, HOUR, enabled);
    }

    @Test
    void tellsTheDeviceOfEachChange() {
        Schedule made = manage.create(ORGANISATION, DEVICE, draft("hourly", HOUR, true));
        manage.edit(ORGANISATION, made.id(), draft("hourly", HOUR, false));
        manage.delete(ORGANISATION, made.id());

        assertThat(world.readable()).extracting(Command::type).hasSize(3).containsOnly(CommandType.SCHEDULE_UPDATE);
        assertThat(world.woken).containsExactly(DEVICE, DEVICE, DEVICE);
        assertThat(manage.ofDevice(ORGANISATION, DEVICE)).isEmpty();
    }

    @Test
    void leavesAScheduleThatIsEditedToWhatItIs() {
        Schedule made = manage.create(ORGANISATION, DEVICE, draft("hourly", HOUR, true));
        world.woken.clear();

        assertThat(manage.edit(ORGANISATION, made.id(), made.draft())).isEqualTo(made);
        assertThat(world.woken).isEmpty();
        assertThat(world.readable()).hasSize(1);
    }

    @Test
    void knowsNothingOfOtherOrganisationsAndTheirDevices() {
        Schedule made = manage.create(ORGANISATION, DEVICE, draft("hourly", HOUR, true));

        assertThatThrownBy(() -> manage.get(SOMEBODY_ELSE, made.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.edit(SOMEBODY_ELSE, made.id(), made.draft()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.delete(SOMEBODY_ELSE, made.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.create(SOMEBODY_ELSE, DEVICE, made.draft()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.create(ORGANISATION, new DeviceId("NONE"), made.draft()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.setInterval(SOMEBODY_ELSE, DEVICE, new IntervalSetting(true, HOUR)))
                .isInstanceOf(NotFound.class);
        assertThat(manage.interval(SOMEBODY_ELSE, DEVICE)).isEmpty();
    }

    @Test
    void previewsADraftAsIfItWereEnabled() {
        assertThat(manage.preview(ORGANISATION, DEVICE, draft("hourly", HOUR, false), 2))
                .containsExactly(START.plus(HOUR), START.plus(HOUR.multipliedBy(2)));
        assertThatThrownBy(() -> manage.preview(ORGANISATION, DEVICE, draft("hourly", HOUR, false), 0))
                .isInstanceOf(InvalidInput.class);
        assertThat(manage.ofDevice(ORGANISATION, DEVICE)).isEmpty();
    }

    @Test
    void writesADevicesIntervalAsItsScheduleOfThatLabel() {
        IntervalSetting everyTen = new IntervalSetting(true, Duration.ofSeconds(10));
        Schedule first = manage.setInterval(ORGANISATION, DEVICE, everyTen);
        assertThat(manage.interval(ORGANISATION, DEVICE)).contains(everyTen);

        world.pass(Duration.ofSeconds(5));
        Schedule second = manage.setInterval(ORGANISATION, DEVICE, new IntervalSetting(false, Duration.ofSeconds(20)));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.version()).isEqualTo(2);
        assertThat(manage.setInterval(ORGANISATION, DEVICE, new IntervalSetting(false, Duration.ofSeconds(20))))
                .isEqualTo(second);

        assertThat(manage.ofDevice(ORGANISATION, DEVICE)).containsExactly(second);
        assertThat(manage.interval(ORGANISATION, DEVICE)).contains(new IntervalSetting(false, Duration.ofSeconds(20)));
        assertThatThrownBy(() -> manage.create(ORGANISATION, DEVICE, draft(Schedule.SCHEDULED_INTERVAL, HOUR, true)))
                .isInstanceOf(ScheduleLabelTaken.class);
    }

    @Test
    void readsACronScheduleOfThatLabelAsItsNextDistance() {
        Recurrence quarters = new Recurrence.Cron(CronExpression.parse("*/15 * * * *"), ZoneId.of("UTC"));
        ScheduleDraft draft =
                new ScheduleDraft(Schedule.SCHEDULED_INTERVAL, quarters, List.of(), MisfirePolicy.ALL, HOUR, true);
        manage.create(ORGANISATION, DEVICE, draft);

        assertThat(manage.interval(ORGANISATION, DEVICE)).contains(new IntervalSetting(true, Duration.ofMinutes(15)));
    }

    @Test
    void refusesAnIntervalBelowASecond() {
        assertThatThrownBy(() -> new IntervalSetting(true, Duration.ofMillis(500)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("interval_seconds");
    }

    @Test
    void losesNoSlotThatWasDueBeforeAChange() {
        Schedule made = manage.create(ORGANISATION, DEVICE, draft("often", Duration.ofSeconds(10), true));
        world.pass(Duration.ofSeconds(35));
        manage.edit(ORGANISATION, made.id(), draft("often", Duration.ofSeconds(60), true));
        world.pass(Duration.ofSeconds(30));
        world.planning.run();

        assertThat(world.triggers())
                .extracting(
                        trigger -> Duration.between(START, trigger.plannedAt()).toSeconds())
                .containsExactly(10L, 20L, 30L, 60L);
    }
}
