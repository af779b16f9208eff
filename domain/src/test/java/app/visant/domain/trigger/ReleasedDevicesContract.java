package app.visant.domain.trigger;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Reach;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.AuthenticateDevice;
import app.visant.domain.device.Claim;
import app.visant.domain.device.ClaimDevice;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.DeviceToken;
import app.visant.domain.device.DeviceTokenRefused;
import app.visant.domain.device.Devices;
import app.visant.domain.device.IllegalDeviceChange;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.TestDevices;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.schedule.Slot;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ReleasedDevices} does for {@link ReleaseDevice}. */
public abstract class ReleasedDevicesContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration EXPIRY = Duration.ofMinutes(5);
    private static final DeviceId GATE = new DeviceId("GATE1");
    private static final Device ACTIVE = TestDevices.active(OURS, GATE.value()).named("Gate");
    private static final ScheduleDraft EVERY_MINUTE = new ScheduleDraft(
            Schedule.SCHEDULED_INTERVAL,
            new Recurrence.Interval(Duration.ofMinutes(1), NOW.minusSeconds(95)),
            List.of(),
            MisfirePolicy.ALL,
            EXPIRY,
            true);
    private static final DeviceSettings SMALL = new DeviceSettings(
            1, new StorageSettings(5_000_000L, null, null), UploadSettings.NONE, DegradationSettings.NONE);

    private final InstantSource clock = () -> NOW;
    private final Ids ids = new PredictableIds();

    /** All that a device has to do with, empty at the beginning. */
    public record Store(
            Organisations organisations,
            Devices devices,
            DeviceReports reports,
            Schedules schedules,
            AssignedSettings settings,
            Triggers triggers,
            CommandLog log,
            ReleasedDevices released) {}

    private Store on = InMemoryReleasedDevicesTest.inMemory();

    protected abstract Store store();

    @BeforeEach
    void makeADevice() {
        on = store();
        on.organisations().add(TestOrganisations.organisation(OURS));
        on.organisations().add(TestOrganisations.organisation(THEIRS));
        on.devices().add(List.of(ACTIVE));
    }

    private Schedule scheduled(OrganisationId organisation) {
        Schedule made =
                Schedule.create(new ScheduleId(ids.newUuid()), organisation, GATE, EVERY_MINUTE, NOW.minusSeconds(100));
        assertThat(on.schedules().add(made, notice(organisation, CommandType.SCHEDULE_UPDATE)))
                .isEqualTo(Schedules.Change.DONE);
        return made;
    }

    private NewCommand notice(OrganisationId organisation, CommandType type) {
        return NewCommand.notice(type, organisation, GATE, ids, NOW);
    }

    private void wished() {
        assertThat(on.settings().replace(DeviceSettings.NONE, SMALL, notice(OURS, CommandType.CONFIG_UPDATE)))
                .isEqualTo(AssignedSettings.Change.DONE);
    }

    private void reported() {
        on.reports().seen(List.of(GATE), NOW);
        on.reports().save(OURS, new DeviceReport(GATE, NOW, "1.0", 1, 0, 0, null, "{}"));
    }

    private Device retire() {
        return new RetireDevice(new ManageDevice(on.devices(), ids, clock), on.triggers(), clock).retire(OURS, GATE);
    }

    private Device release() {
        return new ReleaseDevice(on.devices(), on.released(), clock).release(OURS, GATE);
    }

    private ActivateDevice.Activated activate(OrganisationId organisation) {
        RequirePlan plan = new RequirePlan(on.organisations(), clock);
        return new ActivateDevice(on.devices(), plan, ids, clock).activate(organisation, GATE);
    }

    private List<Trigger> triggers(OrganisationId organisation) {
        return on.triggers().ofDevice(organisation, GATE, Slice.FIRST).items();
    }

    @Test
    void letsAnotherOrganisationHaveItWithNothingOfBefore() {
        scheduled(OURS);
        wished();
        reported();
        retire();
        assertThatThrownBy(() -> activate(THEIRS)).isInstanceOf(NotFound.class);

        release();

        assertThat(new ClaimDevice(on.devices()).look(THEIRS, Reach.all(), GATE))
                .isEqualTo(Claim.FREE);
        Device theirs = activate(THEIRS).device();
        assertThat(on.devices().find(THEIRS, GATE)).contains(theirs);
        assertThat(theirs.name()).isEqualTo(GATE.value());
        assertThat(on.schedules().ofDevice(THEIRS, GATE)).isEmpty();
        assertThat(on.settings().of(THEIRS, GATE))
                .isEqualTo(new DeviceSettings(2, StorageSettings.NONE, UploadSettings.NONE, DegradationSettings.NONE));
        assertThat(on.reports().find(THEIRS, GATE)).isEmpty();
        assertThat(on.reports().lastSeen(THEIRS)).isEmpty();
        assertThat(triggers(THEIRS)).isEmpty();
        assertThat(on.log().read(Map.of(GATE, 0L), NOW, 1000)).isEmpty();
        scheduled(THEIRS);
        assertThat(on.schedules().ofDevice(THEIRS, GATE)).hasSize(1);
    }

    @Test
    void leavesTheFormerOrganisationTheRecordAndNothingElse() {
        scheduled(OURS);
        Device retired = retire();

        Device kept = release();

        assertThat(kept).isEqualTo(retired.givenUp());
        assertThat(kept.name()).isEqualTo("Gate");
        assertThat(kept.isGivenUp()).isTrue();
        activate(THEIRS);
        on.reports().seen(List.of(GATE), NOW);
        on.reports().save(THEIRS, new DeviceReport(GATE, NOW, "2.0", 1, 0, 0, null, "{}"));
        assertThat(on.devices().find(OURS, GATE)).contains(kept);
        assertThat(on.devices().list(OURS, Reach.all(), Slice.FIRST)).isEqualTo(new Page<>(List.of(kept), 1));
        assertThat(on.devices().list(OURS, Reach.nothing(), Slice.FIRST).items())
                .isEmpty();
        assertThat(on.reports().find(OURS, GATE)).isEmpty();
        assertThat(on.reports().lastSeen(OURS)).isEmpty();
        assertThat(triggers(OURS))
                .isNotEmpty()
                .allMatch(trigger -> !trigger.state().isOpen());
        assertThat(on.schedules().ofDevice(OURS, GATE)).isEmpty();
        assertThat(on.settings().of(OURS, GATE)).isEqualTo(DeviceSettings.NONE);
        assertThat(on.settings().replace(DeviceSettings.NONE, SMALL, notice(OURS, CommandType.CONFIG_UPDATE)))
                .isEqualTo(AssignedSettings.Change.NO_SUCH_DEVICE);
        Trigger mischief = DispatchContract.trigger(OURS, GATE, "mischief", NOW);
        assertThatThrownBy(() ->
                        on.triggers().issue(mischief, TriggerNow.captureCommand(mischief, NOW.plus(EXPIRY), true)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> activate(OURS)).hasMessageContaining("active already");
    }

    @Test
    void letsTheTokenOfBeforeProveNothing() {
        AuthenticateDevice authenticate = new AuthenticateDevice(on.devices(), on.organisations(), clock);
        ManageDevice manage = new ManageDevice(on.devices(), ids, clock);
        DeviceToken before = manage.rotateToken(OURS, GATE).token();
        retire();
        release();
        DeviceToken now = activate(THEIRS).token();

        assertThat(authenticate.authenticate(GATE, Optional.of(now)).organisation())
                .isEqualTo(THEIRS);
        assertThatThrownBy(() -> authenticate.authenticate(GATE, Optional.of(before)))
                .isInstanceOf(DeviceTokenRefused.class);
        assertThatThrownBy(
                        () -> authenticate.authenticate(GATE, Optional.of(new DeviceToken("token of " + GATE.value()))))
                .isInstanceOf(DeviceTokenRefused.class);
    }

    @Test
    void takesNoWordOfTheDeviceOnTheSchedulesOfBefore() {
        Schedule schedule = scheduled(OURS);
        retire();
        release();
        activate(THEIRS);
        int known = triggers(OURS).size();
        Slot slot = new Slot(schedule.id(), schedule.version(), NOW.minusSeconds(35));
        Slot unplanned = new Slot(schedule.id(), schedule.version(), NOW.minusSeconds(95));
        Acknowledgement failed = new Acknowledgement(new CommandId("any"), CommandState.FAILED, "no camera");

        assertThat(on.triggers().endAlone(GATE, slot, failed, NOW)).isEmpty();
        assertThat(on.triggers().endAlone(GATE, unplanned, failed, NOW)).isEmpty();
        assertThat(triggers(OURS)).hasSize(known);
        assertThat(triggers(THEIRS)).isEmpty();
    }

    @Test
    void givesBackToWhomItWasOf() {
        retire();
        release();
        Device again = activate(OURS).device();

        assertThat(on.devices().find(OURS, GATE)).contains(again);
        assertThat(on.devices().list(OURS, Reach.all(), Slice.FIRST)).isEqualTo(new Page<>(List.of(again), 1));
        retire();
        Device kept = release();
        assertThat(on.devices().find(OURS, GATE)).contains(kept);
    }

    private TriggerState asked(String id, boolean delivered) {
        Trigger asked = DispatchContract.trigger(OURS, GATE, id, NOW);
        Command command = on.triggers().issue(asked, TriggerNow.captureCommand(asked, NOW.plus(EXPIRY), true));
        if (delivered) {
            on.log().acknowledge(GATE, List.of(new Acknowledgement(command.id(), CommandState.STARTED, null)), NOW);
        }
        return state(id);
    }

    private TriggerState state(String id) {
        return on.triggers().find(OURS, new TriggerId(id)).orElseThrow().state();
    }

    private void expireAt(Instant now) {
        new TrackCommands(on.log(), on.triggers(), event -> {}, () -> now).expire();
    }

    @Test
    void accountsForWhatWasOpenIfARetirementDidNotComeToItsEnd() {
        assertThat(asked("waits", false)).isEqualTo(TriggerState.PENDING);
        assertThat(asked("runs", true)).isEqualTo(TriggerState.RECEIVED);

        new ManageDevice(on.devices(), ids, clock).change(OURS, GATE, DeviceStatus.DEACTIVATED);

        expireAt(NOW.plus(EXPIRY));
        assertThat(state("waits")).isEqualTo(TriggerState.EXPIRED);
        expireAt(NOW.plus(EXPIRY).plus(Duration.ofDays(1)));
        assertThat(state("runs")).isEqualTo(TriggerState.EXPIRED);
    }

    @Test
    void endsWhatIsOpenIfARetirementIsRepeated() {
        asked("runs", true);
        new ManageDevice(on.devices(), ids, clock).change(OURS, GATE, DeviceStatus.DEACTIVATED);

        retire();

        assertThat(state("runs")).isEqualTo(TriggerState.FAILED);
    }

    @Test
    void releasesOnlyWhatIsDeactivatedAndCanBeRepeated() {
        assertThatThrownBy(this::release).isInstanceOf(IllegalDeviceChange.class);
        assertThat(on.devices().find(GATE)).contains(ACTIVE);
        retire();
        Device kept = release();
        activate(THEIRS);
        assertThat(release()).isEqualTo(kept);
        assertThat(on.devices().find(GATE).map(Device::status)).contains(DeviceStatus.ACTIVE);
        assertThat(on.released().add(ACTIVE, ACTIVE.named("late"), "late", NOW)).isFalse();
    }
}
