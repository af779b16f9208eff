package app.visant.domain.intake;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.intake.TestCaptures.capture;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Capture;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.Devices;
import app.visant.domain.intake.Captures.Addition;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.schedule.Slot;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.trigger.DueSchedules;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.TriggerType;
import app.visant.domain.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots that a device has fired by itself, and the planner: whoever comes first. All ports are those of one empty store. */
public abstract class FiredAloneContract {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final DeviceId GATE = new DeviceId("GATE");
    private static final Schedule EACH_MINUTE = Schedule.create(
            new ScheduleId(new UUID(3, 1)),
            OURS,
            GATE,
            new ScheduleDraft(
                    "hourly-check",
                    new Recurrence.Interval(MINUTE, START),
                    List.of(),
                    MisfirePolicy.ALL,
                    Duration.ofMinutes(30),
                    true),
            START);

    protected abstract Organisations organisations();

    protected abstract Devices devices();

    protected abstract Schedules schedules();

    protected abstract DueSchedules dueSchedules();

    protected abstract Triggers triggers();

    protected abstract CommandLog commandLog();

    protected abstract Captures captures();

    @BeforeEach
    void makeASchedule() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        devices().add(List.of(active(OURS, "GATE"), active(OURS, "DOOR"), active(THEIRS, "YARD")));
        schedules().add(EACH_MINUTE, notice(1, START));
    }

    @Test
    void aPictureOfASlotThatIsNotPlannedYetExecutesIt() {
        Capture picture = pictureOf(slot(1, 1), "r1");
        assertThat(captures().add(picture, () -> {})).isEqualTo(new Addition.Added(true));

        Trigger trigger = triggers().find(OURS, slot(1, 1)).orElseThrow();
        assertThat(trigger.state()).isEqualTo(TriggerState.EXECUTED);
        assertThat(trigger.type()).isEqualTo(TriggerType.SCHEDULED);
        assertThat(trigger.label()).isEqualTo("hourly-check");
        assertThat(trigger.schedule()).isEqualTo(EACH_MINUTE.id());
        assertThat(trigger.plannedAt()).isEqualTo(START.plus(MINUTE));
        assertThat(trigger.capture()).isEqualTo(picture.id());
        assertThat(trigger.receivedAt()).as("its device had it").isEqualTo(picture.storedAt());
        assertThat(trigger.endedAt()).isEqualTo(picture.storedAt());
    }

    @Test
    void thePlannerLeavesItAlone() {
        captures().add(pictureOf(slot(1, 1), "r1"), () -> {});

        List<Trigger> planned =
                dueSchedules().planDue(START.plus(MINUTE.multipliedBy(2)), 10).triggers();

        assertThat(planned).extracting(Trigger::id).containsExactly(slot(1, 2));
        assertThat(commandLog().read(Map.of(GATE, 1L), START, 10).get(GATE))
                .extracting(command -> command.trigger())
                .containsExactly(slot(1, 2));
        assertThat(stateOf(slot(1, 1))).contains(TriggerState.EXECUTED);
    }

    @Test
    void thePlannerAndManyPicturesAtOnceMakeOneTriggerOfIt() throws Exception {
        for (int i = 1; i <= 5; i++) {
            int minute = i;
            List<Boolean> executed = InParallel.run(5, thread -> {
                if (thread == 0) {
                    dueSchedules().planDue(START.plus(MINUTE.multipliedBy(minute)), 10);
                    return false;
                }
                Capture picture = pictureOf(slot(1, minute), "r" + minute + "_" + thread);
                return captures().add(picture, () -> {}).equals(new Addition.Added(true));
            });
            assertThat(executed).containsOnlyOnce(true);
            assertThat(stateOf(slot(1, minute))).contains(TriggerState.EXECUTED);
        }
        assertThat(account()).isEqualTo(new Accounting(5, 5, 0, 0, 0, 0, 0));
    }

    @Test
    void aSlotOfAnOlderVersionIsOneMore() {
        Schedule edited = EACH_MINUTE.withInterval(MINUTE.multipliedBy(3), true, START.plus(MINUTE));
        schedules().replace(EACH_MINUTE, edited, notice(2, START.plus(MINUTE)));
        captures().add(pictureOf(slot(1, 3), "r1"), () -> {});
        dueSchedules().planDue(START.plus(MINUTE.multipliedBy(3)), 10);

        assertThat(stateOf(slot(1, 3))).contains(TriggerState.EXECUTED);
        assertThat(stateOf(slot(2, 3))).contains(TriggerState.PENDING);
        assertThat(account()).isEqualTo(new Accounting(3, 1, 0, 0, 0, 0, 2));
    }

    @Test
    void aSlotOfAScheduleThatWasDeletedMeanwhileIsKept() {
        schedules().delete(EACH_MINUTE, notice(2, START.plusSeconds(30)));
        captures().add(pictureOf(slot(1, 1), "r1"), () -> {});

        assertThat(account()).isEqualTo(new Accounting(1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void keepsThePictureOfASlotThatTheScheduleDoesNotHave() {
        TriggerId between = new Slot(EACH_MINUTE.id(), 1, START.plusSeconds(61)).id();
        TriggerId unknown = new Slot(new ScheduleId(new UUID(3, 9)), 1, START.plusSeconds(60)).id();
        for (TriggerId odd : List.of(between, unknown, slot(2, 1), new TriggerId("manual_1"))) {
            assertThat(captures().add(pictureOf(odd, "r_" + odd.hashCode()), () -> {}))
                    .isEqualTo(new Addition.Added(false));
            assertThat(triggers().find(OURS, odd)).isEmpty();
        }
    }

    @Test
    void makesNoTriggerForTheSlotOfAnotherDevice() {
        assertThat(captures().add(capture(OURS, "DOOR", "r1", START, slot(1, 1)), () -> {}))
                .isEqualTo(new Addition.Added(false));
        assertThat(captures().add(capture(THEIRS, "YARD", "r1", START, slot(1, 1)), () -> {}))
                .isEqualTo(new Addition.Added(false));

        assertThat(triggers().find(OURS, slot(1, 1))).isEmpty();
        assertThat(triggers().find(THEIRS, slot(1, 1))).isEmpty();
    }

    @Test
    void aSlotThatFailedBeforeItWasPlannedIsAccountedFor() {
        Optional<Trigger> ended = fail(GATE, slot(1, 1), "camera_timeout: nothing came");
        dueSchedules().planDue(START.plus(MINUTE), 10);

        Trigger trigger = triggers().find(OURS, slot(1, 1)).orElseThrow();
        assertThat(ended).contains(trigger);
        assertThat(trigger.state()).isEqualTo(TriggerState.FAILED);
        assertThat(trigger.reason()).isEqualTo("camera_timeout: nothing came");
        assertThat(trigger.endedAt()).isEqualTo(START.plusSeconds(90));
        assertThat(commandLog().read(Map.of(GATE, 1L), START, 10)).isEmpty();
        assertThat(account()).isEqualTo(new Accounting(1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void aSlotThatThePlannerSkippedEndsAsTheDeviceSays() {
        dueSchedules().planDue(START.plus(Duration.ofMinutes(45)), 10);
        assertThat(stateOf(slot(1, 1))).contains(TriggerState.SKIPPED);

        assertThat(fail(GATE, slot(1, 1), "no picture").map(Trigger::state)).contains(TriggerState.FAILED);
        assertThat(stateOf(slot(1, 1))).contains(TriggerState.FAILED);
        assertThat(fail(GATE, slot(1, 1), "no picture")).as("a repetition").isEmpty();
    }

    @Test
    void aSlotWhosePictureIsHereHasNotFailed() {
        captures().add(pictureOf(slot(1, 1), "r1"), () -> {});

        for (int time = 1; time <= 2; time++) {
            assertThat(fail(GATE, slot(1, 1), "interrupted"))
                    .isEqualTo(triggers().find(OURS, slot(1, 1)))
                    .map(Trigger::state)
                    .contains(TriggerState.EXECUTED);
        }
        assertThat(fail(new DeviceId("DOOR"), slot(1, 1), "interrupted")).isEmpty();
        assertThat(fail(new DeviceId("YARD"), slot(1, 1), "interrupted")).isEmpty();
    }

    @Test
    void nobodyEndsTheSlotOfAnotherDevice() {
        assertThat(fail(new DeviceId("DOOR"), slot(1, 1), "no")).isEmpty();
        assertThat(fail(new DeviceId("YARD"), slot(1, 1), "no")).isEmpty();
        assertThat(fail(GATE, slot(2, 1), "no")).isEmpty();

        assertThat(triggers().find(OURS, slot(1, 1))).isEmpty();
        assertThat(triggers().find(THEIRS, slot(1, 1))).isEmpty();
    }

    private Optional<Trigger> fail(DeviceId device, TriggerId slot, String why) {
        Acknowledgement said = new Acknowledgement(new CommandId(slot.value()), CommandState.FAILED, why);
        return triggers().endAlone(device, Slot.parse(slot).orElseThrow(), said, START.plusSeconds(90));
    }

    private Accounting account() {
        return triggers().accounting(OURS, Optional.of(GATE), START, START.plus(Duration.ofDays(1)));
    }

    private Optional<TriggerState> stateOf(TriggerId id) {
        return triggers().find(OURS, id).map(Trigger::state);
    }

    private static Capture pictureOf(TriggerId trigger, String record) {
        return capture(OURS, "GATE", record, START, trigger);
    }

    private static TriggerId slot(int version, int minute) {
        return new Slot(EACH_MINUTE.id(), version, START.plus(MINUTE.multipliedBy(minute))).id();
    }

    private static NewCommand notice(int number, Instant at) {
        OrganisationId ours = OURS;
        return new NewCommand(
                new CommandId("notice_" + number),
                ours,
                GATE,
                CommandType.SCHEDULE_UPDATE,
                null,
                "schedule_update",
                false,
                at,
                at.plusSeconds(86_400));
    }
}
