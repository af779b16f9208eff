package app.visant.domain.trigger;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Reach;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices;
import app.visant.domain.device.IllegalDeviceChange;
import app.visant.domain.device.NoDeviceSlotLeft;
import app.visant.domain.device.TestDevices;
import app.visant.domain.group.DeviceGroup;
import app.visant.domain.group.DeviceGroups;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.PlanLapsed;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.trigger.ReplaceDevice.Replaced;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Replacements} does for {@link ReplaceDevice}. */
public abstract class ReplacementsContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration EXPIRY = Duration.ofMinutes(5);
    private static final DeviceId GATE = new DeviceId("GATE1");
    private static final DeviceId SPARE = new DeviceId("SPARE");
    private static final DeviceId OTHER = new DeviceId("OTHER");
    private static final DeviceGroupId YARD = new DeviceGroupId(new UUID(5, 1));
    private static final DeviceGroupId HALL = new DeviceGroupId(new UUID(5, 2));
    private static final DeviceSettings SMALL = new DeviceSettings(
            1, new StorageSettings(5_000_000L, null, null), UploadSettings.NONE, DegradationSettings.NONE);
    private static final DeviceSettings METERED = new DeviceSettings(
            1, StorageSettings.NONE, new UploadSettings(null, null, null, null, true), DegradationSettings.NONE);

    private final InstantSource clock = () -> NOW;
    private final Ids ids = new RandomIds();

    /** All that a replacement is about, empty at the beginning. */
    public record Store(
            Organisations organisations,
            Devices devices,
            DeviceGroups groups,
            Schedules schedules,
            DueSchedules due,
            AssignedSettings settings,
            Triggers triggers,
            CommandLog log,
            Replacements replacements) {}

    private Store on = InMemoryReplacementsTest.inMemory();

    protected abstract Store store();

    @BeforeEach
    void makeDevices() {
        on = store();
        on.organisations().add(TestOrganisations.organisation(OURS, 3, false));
        on.organisations().add(TestOrganisations.organisation(THEIRS));
        on.devices()
                .add(List.of(
                        TestDevices.active(OURS, GATE.value()).named("Gate"),
                        TestDevices.manufactured(SPARE.value()),
                        TestDevices.active(OURS, OTHER.value()).named("Hall")));
        on.groups().add(new DeviceGroup(YARD, OURS, "Yard"));
        on.groups().add(new DeviceGroup(HALL, OURS, "Hall"));
    }

    private static ScheduleDraft every(String label, int seconds) {
        return new ScheduleDraft(
                label,
                new Recurrence.Interval(Duration.ofSeconds(seconds), NOW.minusSeconds(95)),
                List.of(),
                MisfirePolicy.ALL,
                EXPIRY,
                true);
    }

    private Schedule scheduled(DeviceId device, ScheduleDraft draft, Instant from) {
        Schedule made = Schedule.create(new ScheduleId(ids.newUuid()), OURS, device, draft, from);
        assertThat(on.schedules().add(made, notice(device, CommandType.SCHEDULE_UPDATE)))
                .isEqualTo(Schedules.Change.DONE);
        return made;
    }

    private NewCommand notice(DeviceId device, CommandType type) {
        return NewCommand.notice(type, OURS, device, ids, NOW);
    }

    private void wished(DeviceId device, DeviceSettings wishes) {
        assertThat(on.settings().replace(DeviceSettings.NONE, wishes, notice(device, CommandType.CONFIG_UPDATE)))
                .isEqualTo(AssignedSettings.Change.DONE);
    }

    private void asked(DeviceId device, String id) {
        Trigger trigger = DispatchContract.trigger(OURS, device, id, NOW);
        on.triggers().issue(trigger, TriggerNow.captureCommand(trigger, NOW.plus(EXPIRY), true));
    }

    private ReplaceDevice replacing(Replacements through) {
        RequirePlan plan = new RequirePlan(on.organisations(), clock);
        return new ReplaceDevice(
                on.devices(),
                new ActivateDevice(on.devices(), plan, ids, clock),
                on.schedules(),
                on.settings(),
                through,
                plan,
                devices -> {},
                ids,
                clock);
    }

    private Replaced replace(DeviceId id, DeviceId by) {
        return replacing(on.replacements()).replace(OURS, id, by);
    }

    private Device device(DeviceId id) {
        return on.devices().find(id).orElseThrow();
    }

    private List<ScheduleDraft> drafts(DeviceId device) {
        return on.schedules().ofDevice(OURS, device).stream()
                .map(Schedule::draft)
                .toList();
    }

    private List<Command> readable(DeviceId device) {
        return on.log().read(Map.of(device, 0L), NOW, 1000).getOrDefault(device, List.of());
    }

    private List<Trigger> triggers(DeviceId device) {
        return on.triggers().ofDevice(OURS, device, Slice.FIRST).items();
    }

    @Test
    void givesThePlaceToADeviceThatNobodyHad() {
        scheduled(GATE, every("hourly", 3600), NOW);
        scheduled(GATE, every(Schedule.SCHEDULED_INTERVAL, 600), NOW);
        List<ScheduleDraft> wanted = drafts(GATE);
        wished(GATE, SMALL);
        on.groups().put(OURS, GATE, YARD);

        Replaced replaced = replace(GATE, SPARE);

        Device spare = device(SPARE);
        assertThat(replaced.device()).isEqualTo(spare);
        assertThat(spare.name()).isEqualTo("Gate");
        assertThat(spare.status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(spare.owner()).contains(OURS);
        assertThat(spare.tokenHash())
                .isEqualTo(Objects.requireNonNull(replaced.token()).hash());
        assertThat(drafts(SPARE)).isEqualTo(wanted);
        assertThat(on.settings().of(OURS, SPARE)).isEqualTo(SMALL);
        assertThat(on.groups().ofDevices(OURS)).isEqualTo(Map.of(GATE, YARD, SPARE, YARD));
        assertThat(readable(SPARE))
                .extracting(Command::type)
                .containsExactlyInAnyOrder(CommandType.SCHEDULE_UPDATE, CommandType.CONFIG_UPDATE);
        assertThat(replaced.retired()).isEqualTo(device(GATE));
        assertThat(device(GATE).status()).isEqualTo(DeviceStatus.DEACTIVATED);
        assertThat(device(GATE).name()).isEqualTo("Gate");
        assertThat(drafts(GATE)).isEmpty();
        assertThat(on.due().nextDue()).contains(NOW.plusSeconds(505));
    }

    @Test
    void endsWhatWasOpenAndPlansNothingTwice() {
        Schedule schedule = scheduled(GATE, every("often", 60), NOW.minusSeconds(100));
        asked(GATE, "open_1");
        asked(OTHER, "open_2");

        replace(GATE, SPARE);

        assertThat(triggers(GATE)).hasSize(3).allSatisfy(trigger -> {
            assertThat(trigger.state()).isEqualTo(TriggerState.FAILED);
            assertThat(trigger.reason()).isEqualTo(RetireDevice.REASON);
        });
        assertThat(triggers(GATE))
                .extracting(Trigger::plannedAt)
                .containsExactlyInAnyOrder(NOW, NOW.minusSeconds(95), NOW.minusSeconds(35));
        assertThat(readable(GATE)).isEmpty();
        assertThat(on.schedules().find(OURS, schedule.id())).isEmpty();
        assertThat(triggers(OTHER)).extracting(Trigger::state).containsExactly(TriggerState.PENDING);
        assertThat(on.due().planDue(NOW.plusSeconds(60), 10).triggers()).satisfiesExactly(next -> {
            assertThat(next.device()).isEqualTo(SPARE);
            assertThat(next.plannedAt()).isEqualTo(NOW.plusSeconds(25));
        });
    }

    @Test
    void endsThePlaceOfADeviceThatHadOneOfItsOwn() {
        scheduled(GATE, every(Schedule.SCHEDULED_INTERVAL, 600), NOW);
        scheduled(OTHER, every(Schedule.SCHEDULED_INTERVAL, 30), NOW);
        scheduled(OTHER, every("hourly", 3600), NOW);
        List<ScheduleDraft> wanted = drafts(GATE);
        wished(OTHER, METERED);
        on.groups().put(OURS, OTHER, HALL);
        asked(OTHER, "open_1");
        Device before = device(OTHER);

        Replaced replaced = replace(GATE, OTHER);

        assertThat(replaced.token()).isNull();
        assertThat(device(OTHER)).isEqualTo(before.named("Gate"));
        assertThat(drafts(OTHER)).isEqualTo(wanted);
        assertThat(on.settings().of(OURS, OTHER))
                .isEqualTo(new DeviceSettings(2, StorageSettings.NONE, UploadSettings.NONE, DegradationSettings.NONE));
        assertThat(on.groups().ofDevices(OURS)).isEmpty();
        assertThat(triggers(OTHER)).extracting(Trigger::state).containsExactly(TriggerState.PENDING);
        assertThat(device(GATE).status()).isEqualTo(DeviceStatus.DEACTIVATED);
    }

    @Test
    void takesADeviceThatTheOrganisationHadBefore() {
        on.devices().add(List.of(TestDevices.with(TestDevices.active(OURS, "AGAIN"), DeviceStatus.DEACTIVATED)));
        scheduled(GATE, every("hourly", 3600), NOW);
        scheduled(new DeviceId("AGAIN"), every("of before", 3600), NOW);

        assertThat(replace(GATE, new DeviceId("AGAIN")).token()).isNotNull();

        assertThat(drafts(new DeviceId("AGAIN"))).containsExactly(every("hourly", 3600));
    }

    @Test
    void needsNoSlotMoreThanThereIs() {
        on.devices().add(List.of(TestDevices.active(OURS, "THIRD")));
        assertThat(replace(GATE, SPARE).device().status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(on.devices().list(OURS, Reach.all(), Slice.FIRST).items())
                .filteredOn(device -> device.status() == DeviceStatus.ACTIVE)
                .hasSize(3);
    }

    @Test
    void changesNothingWithoutASlot() {
        on.devices().add(List.of(TestDevices.active(OURS, "THIRD"), TestDevices.active(OURS, "FOURTH")));
        Schedule schedule = scheduled(GATE, every("hourly", 3600), NOW);
        asked(GATE, "open_1");

        assertThatThrownBy(() -> replace(GATE, SPARE)).isInstanceOf(NoDeviceSlotLeft.class);

        assertThat(device(GATE).status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(device(SPARE)).isEqualTo(TestDevices.manufactured(SPARE.value()));
        assertThat(on.schedules().ofDevice(OURS, GATE)).containsExactly(schedule);
        assertThat(triggers(GATE)).extracting(Trigger::state).containsExactly(TriggerState.PENDING);
        assertThat(replace(GATE, OTHER).device().name()).isEqualTo("Gate");
    }

    @Test
    void beginsNothingWithoutAPlan() {
        on.organisations().allot(OURS, it -> it.with(3, new Plan.Trial(NOW.minusSeconds(1))));

        assertThatThrownBy(() -> replace(GATE, SPARE)).isInstanceOf(PlanLapsed.class);
        assertThatThrownBy(() -> replace(GATE, OTHER)).isInstanceOf(PlanLapsed.class);

        assertThat(device(GATE).status()).isEqualTo(DeviceStatus.ACTIVE);
    }

    @Test
    void inheritsWhatWasChangedMeanwhile() {
        AtomicBoolean first = new AtomicBoolean(true);
        Replacements disturbed = (replacement, slots) -> {
            if (first.getAndSet(false)) {
                scheduled(GATE, every("just made", 3600), NOW);
                assertThat(on.replacements().carryOut(replacement, slots))
                        .isEqualTo(Devices.Activation.CHANGED_MEANWHILE);
                wished(GATE, SMALL);
            }
            return on.replacements().carryOut(replacement, slots);
        };

        replacing(disturbed).replace(OURS, GATE, SPARE);

        assertThat(drafts(SPARE)).containsExactly(every("just made", 3600));
        assertThat(on.settings().of(OURS, SPARE)).isEqualTo(SMALL);
    }

    @Test
    void refusesASecondTime() {
        replace(GATE, SPARE);
        assertThatThrownBy(() -> replace(GATE, OTHER)).isInstanceOf(IllegalDeviceChange.class);
        assertThat(device(OTHER).name()).isEqualTo("Hall");
    }

    @Test
    void neverGivesOutMoreSlotsThanThereAre() throws Exception {
        List<Device> free = new ArrayList<>();
        IntStream.range(0, 12).forEach(number -> free.add(TestDevices.manufactured("RACE" + number)));
        on.devices().add(free);
        ActivateDevice activate =
                new ActivateDevice(on.devices(), new RequirePlan(on.organisations(), clock), ids, clock);
        scheduled(GATE, every("hourly", 3600), NOW);

        List<String> came = InParallel.run(12, number -> {
            DeviceId own = new DeviceId("RACE" + number);
            try {
                if (number % 2 == 0) {
                    activate.activate(OURS, own);
                    return "activated";
                }
                replace(GATE, own);
                return "replaced";
            } catch (VisantException refused) {
                return refused.code();
            }
        });

        assertThat(came).containsOnlyOnce("replaced", "activated");
        assertThat(IntStream.range(0, 12).filter(number -> number % 2 == 0).mapToObj(came::get))
                .as("activations")
                .filteredOn("no_device_slot_left"::equals)
                .hasSize(5);
        List<Device> active = on.devices().list(OURS, Reach.all(), Slice.FIRST).items().stream()
                .filter(device -> device.status() == DeviceStatus.ACTIVE)
                .toList();
        assertThat(active).hasSize(3);
        assertThat(active.stream().filter(device -> device.name().equals("Gate")))
                .hasSize(1);
        assertThat(active.stream().flatMap(device -> drafts(device.id()).stream()))
                .hasSize(1);
    }

    private static final class RandomIds implements Ids {
        @Override
        public UUID newUuid() {
            return UUID.randomUUID();
        }

        @Override
        public byte[] randomBytes(int length) {
            byte[] bytes = new byte[length];
            ThreadLocalRandom.current().nextBytes(bytes);
            return bytes;
        }
    }
}
