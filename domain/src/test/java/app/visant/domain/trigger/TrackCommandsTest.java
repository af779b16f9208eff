package app.visant.domain.trigger;

import static app.visant.domain.trigger.World.DEVICE;
import static app.visant.domain.trigger.World.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.live.LiveEvent;
import app.visant.domain.schedule.IntervalSetting;
import app.visant.domain.schedule.Planner;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.Slot;
import app.visant.domain.trigger.TrackCommands.Heeded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TrackCommandsTest {
    private final World world = new World();

    private Command issue(String id) {
        Trigger trigger = Trigger.pending(
                new TriggerId(id),
                ORGANISATION,
                DEVICE,
                TriggerType.MANUAL,
                "manual",
                null,
                world.instant(),
                world.instant());
        return world.dispatch
                .triggers()
                .issue(
                        trigger,
                        TriggerNow.captureCommand(trigger, world.instant().plus(TriggerNow.EXPIRY), true));
    }

    private static LiveEvent changed(String id, TriggerState state, @Nullable String reason) {
        return new TriggerChanged(ORGANISATION, DEVICE, new TriggerId(id), state, reason);
    }

    @Test
    void tellsEachStepOnce() {
        Command command = issue("manual_1");
        world.tracking.sent(List.of(command));
        world.tracking.sent(List.of(command));
        world.tracking.receivedUpTo(DEVICE, command.seq());
        world.tracking.receivedUpTo(DEVICE, command.seq());
        world.tracking.acknowledge(
                DEVICE, List.of(new Acknowledgement(command.id(), CommandState.FAILED, "no camera")));

        assertThat(world.published)
                .containsExactly(
                        changed("manual_1", TriggerState.SENT, null),
                        changed("manual_1", TriggerState.RECEIVED, null),
                        changed("manual_1", TriggerState.FAILED, "no camera"));
    }

    @Test
    void endsTheSlotThatADeviceFiredAlone() {
        Schedule schedule =
                world.schedules.setInterval(ORGANISATION, DEVICE, new IntervalSetting(true, Duration.ofMinutes(1)));
        Instant planned = Planner.first(schedule).orElseThrow();
        String slot = new Slot(schedule.id(), 1, planned).id().value();
        String no = new Slot(schedule.id(), 1, planned.plusSeconds(1)).id().value();
        Heeded heeded = world.tracking.acknowledge(
                DEVICE,
                List.of(
                        new Acknowledgement(new CommandId(slot), CommandState.STARTED, null),
                        new Acknowledgement(new CommandId(slot), CommandState.FAILED, "no camera"),
                        new Acknowledgement(new CommandId(no), CommandState.FAILED, "no camera")));

        assertThat(heeded).isEqualTo(new Heeded(List.of(new CommandId(no)), List.of()));
        assertThat(world.published).containsExactly(changed(slot, TriggerState.FAILED, "no camera"));
    }

    @Test
    void saysOfWhatItHasThePictureAllTheSameAsOftenAsItIsToldThatItFailed() {
        Schedule schedule =
                world.schedules.setInterval(ORGANISATION, DEVICE, new IntervalSetting(true, Duration.ofMinutes(1)));
        Slot slot = new Slot(schedule.id(), 1, Planner.first(schedule).orElseThrow());
        Command command = issue("manual_1");
        Command failed = issue("manual_2");
        world.dispatch
                .state()
                .execute(ORGANISATION, DEVICE, new TriggerId("manual_1"), new RecordId("r1"), world.instant());
        world.dispatch.state().execute(ORGANISATION, DEVICE, slot.id(), new RecordId("r2"), world.instant());
        CommandId alone = new CommandId(slot.id().value());
        List<Acknowledgement> said = Stream.of(alone, failed.id(), command.id())
                .map(id -> new Acknowledgement(id, CommandState.FAILED, "no room"))
                .toList();
        world.published.clear();

        for (int time = 1; time <= 2; time++) {
            Heeded heeded = world.tracking.acknowledge(DEVICE, said);
            assertThat(heeded.unknown()).isEmpty();
            assertThat(heeded.stored()).containsExactlyInAnyOrder(alone, command.id());
        }
        assertThat(world.published).containsExactly(changed("manual_2", TriggerState.FAILED, "no room"));
    }

    @Test
    void saysWhatTheDeviceHasNoCommandFor() {
        Command command = issue("manual_1");
        CommandId unknown = new CommandId("never-made");

        assertThat(world.tracking.acknowledge(
                        DEVICE,
                        List.of(
                                new Acknowledgement(unknown, CommandState.RECEIVED, null),
                                new Acknowledgement(command.id(), CommandState.RECEIVED, null),
                                new Acknowledgement(unknown, CommandState.DONE, null))))
                .isEqualTo(new Heeded(List.of(unknown), List.of()));
    }

    @Test
    void leavesItToThePictureToSayThatATriggerWasExecuted() {
        Command command = issue("manual_1");
        world.tracking.acknowledge(DEVICE, List.of(new Acknowledgement(command.id(), CommandState.DONE, null)));

        assertThat(world.published).containsExactly(changed("manual_1", TriggerState.RECEIVED, null));
    }

    @Test
    void expiresEverythingHoweverMuch() {
        for (int i = 0; i < 1_100; i++) {
            issue("manual_" + i);
        }
        world.pass(TriggerNow.EXPIRY);

        assertThat(world.tracking.expire()).isEqualTo(1_100);
        assertThat(world.published).hasSize(1_100);
        assertThat(world.tracking.expire()).isZero();
        assertThat(world.triggers())
                .allSatisfy(trigger -> assertThat(trigger.state()).isEqualTo(TriggerState.EXPIRED));
    }
}
