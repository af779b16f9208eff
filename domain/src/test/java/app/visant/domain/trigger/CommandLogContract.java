package app.visant.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.command.Acknowledged;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.Failure;
import app.visant.domain.command.Overdue;
import app.visant.domain.command.Received;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link CommandLog} promises. */
public abstract class CommandLogContract extends DispatchContract {
    private static final DeviceId SECOND = new DeviceId("FLOOR2");
    private static final Instant LATER = NOW.plusSeconds(10);
    private static final Sha256 PICTURE = Sha256.of(new byte[] {1, 2, 3});

    private List<Command> acknowledge(Command command, CommandState state, @Nullable String error) {
        return on.commandLog()
                .acknowledge(DEVICE, List.of(new Acknowledgement(command.id(), state, error)), LATER)
                .changed();
    }

    @Test
    void writesACommandWithoutTrigger() {
        Command command = on.commandLog().append(notice("update_1", NOW));

        assertThat(command.seq()).isEqualTo(1);
        assertThat(command.trigger()).isNull();
        assertThat(readable(DEVICE, 0, NOW)).containsExactly(command);
        assertThatThrownBy(() -> on.commandLog().append(notice(THEIRS, DEVICE, "update_2", NOW)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void readsSeveralDevicesEachAfterItsCursor() {
        on.device(OURS, SECOND, DeviceStatus.ACTIVE);
        Command first = issue("manual_1");
        Command second = issue("manual_2");
        Command third = issue("manual_3");
        Command other = issue(SECOND, "manual_4", NOW);
        issue(FOREIGN, "manual_5", NOW);

        assertThat(on.commandLog().read(Map.of(DEVICE, 1L, SECOND, 0L), NOW, 10))
                .isEqualTo(Map.of(DEVICE, List.of(second, third), SECOND, List.of(other)));
        assertThat(on.commandLog().read(Map.of(DEVICE, 0L, SECOND, 1L), NOW, 2))
                .isEqualTo(Map.of(DEVICE, List.of(first, second)));
        assertThat(on.commandLog().read(Map.of(), NOW, 2)).isEmpty();
    }

    @Test
    void readsNothingThatHasExpiredOrIsReceived() {
        Command expiring = issue(DEVICE, "manual_1", NOW.minusSeconds(100));
        Command received = issue("manual_2");
        Command fresh = issue("manual_3");
        acknowledge(received, CommandState.RECEIVED, null);

        assertThat(readable(DEVICE, 0, expiring.expiresAt())).containsExactly(fresh);
    }

    @Test
    void marksCommandsAndTriggersAsSentOnce() {
        Command command = issue("manual_1");
        Command notice = on.commandLog().append(notice("update_1", NOW));
        issue("manual_2");

        List<Command> changed = on.commandLog().sent(List.of(command, notice), LATER);

        assertThat(changed).extracting(Command::id).containsExactlyInAnyOrder(command.id(), notice.id());
        assertThat(changed).extracting(Command::state).containsOnly(CommandState.SENT);
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.SENT);
        assertThat(stored("manual_1").sentAt()).isEqualTo(LATER);
        assertThat(stored("manual_2").state()).isEqualTo(TriggerState.PENDING);
        assertThat(on.commandLog().sent(List.of(command, notice), LATER)).isEmpty();
        assertThat(on.commandLog().sent(List.of(), LATER)).isEmpty();
        assertThat(readable(DEVICE, 0, NOW)).hasSize(3);
    }

    @Test
    void marksEverythingUpToACursorAsReceived() {
        Command first = issue("manual_1");
        Command second = issue("manual_2");
        issue("manual_3");
        on.commandLog().sent(List.of(first), NOW);

        Received received = on.commandLog().receivedUpTo(DEVICE, 2, LATER);

        assertThat(received.cursor()).isEqualTo(2);
        assertThat(received.changed()).extracting(Command::id).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.RECEIVED);
        assertThat(stored("manual_2").receivedAt()).isEqualTo(LATER);
        assertThat(stored("manual_3").state()).isEqualTo(TriggerState.PENDING);
        assertThat(on.commandLog().receivedUpTo(DEVICE, 2, LATER)).isEqualTo(new Received(2, List.of()));
    }

    @Test
    void aCursorBeyondTheEndOfTheLogSaysNothingOfItsCommands() {
        issue("manual_1");
        issue("manual_2");

        assertThat(on.commandLog().receivedUpTo(DEVICE, 3, LATER)).isEqualTo(new Received(0, List.of()));
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.PENDING);
    }

    @Test
    void failsTheTriggerOfAFailedCommandWithItsReason() {
        Command said = issue("manual_1");
        Command silent = issue("manual_2");

        assertThat(acknowledge(said, CommandState.FAILED, "no camera"))
                .singleElement()
                .extracting(Command::state)
                .isEqualTo(CommandState.FAILED);
        acknowledge(silent, CommandState.FAILED, null);

        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.FAILED);
        assertThat(stored("manual_1").reason()).isEqualTo("no camera");
        assertThat(stored("manual_1").endedAt()).isEqualTo(LATER);
        assertThat(stored("manual_2").reason()).isEqualTo(CommandLog.FAILED_WITHOUT_REASON);
    }

    @Test
    void leavesTheTriggerOfADoneCommandToItsPicture() {
        Command command = issue("manual_1");
        acknowledge(command, CommandState.STARTED, null);

        assertThat(acknowledge(command, CommandState.DONE, null))
                .singleElement()
                .extracting(Command::state)
                .isEqualTo(CommandState.DONE);
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.RECEIVED);
        assertThat(stored("manual_1").reason()).isNull();
    }

    @Test
    void takesSeveralAcknowledgementsOfOneCommandInOrder() {
        Command command = issue("manual_1");

        Acknowledged acknowledged = on.commandLog()
                .acknowledge(
                        DEVICE,
                        List.of(
                                new Acknowledgement(command.id(), CommandState.RECEIVED, null),
                                new Acknowledgement(command.id(), CommandState.FAILED, "dark"),
                                new Acknowledgement(command.id(), CommandState.STARTED, null),
                                new Acknowledgement(new CommandId("unknown"), CommandState.DONE, null)),
                        LATER);

        assertThat(acknowledged.changed())
                .singleElement()
                .extracting(Command::state)
                .isEqualTo(CommandState.FAILED);
        assertThat(acknowledged.unknown()).containsExactly(new CommandId("unknown"));
        assertThat(stored("manual_1").reason()).isEqualTo("dark");
        assertThat(stored("manual_1").receivedAt()).isEqualTo(LATER);
    }

    @Test
    void takesNoAcknowledgementOfAnotherDevicesCommand() {
        Command foreign = issue(FOREIGN, "manual_1", NOW);

        assertThat(on.commandLog()
                        .acknowledge(
                                DEVICE,
                                List.of(new Acknowledgement(foreign.id(), CommandState.FAILED, "mischief")),
                                LATER))
                .isEqualTo(new Acknowledged(List.of(), List.of(foreign.id()), List.of()));
        assertThat(readable(FOREIGN, 0, NOW)).containsExactly(foreign);
    }

    @Test
    void expiresWhatNobodyFetchedInTime() {
        Command pending = issue("manual_1");
        Command sent = issue("manual_2");
        Command received = issue("manual_3");
        Command later = issue(DEVICE, "manual_4", LATER);
        on.commandLog().sent(List.of(sent), NOW);
        acknowledge(received, CommandState.RECEIVED, null);
        Instant end = pending.expiresAt();

        assertThat(on.commandLog().expire(Overdue.NOT_FETCHED, end.minusMillis(1), 10))
                .isEmpty();
        assertThat(on.commandLog().expire(Overdue.NOT_FETCHED, end, 10))
                .extracting(Command::id, Command::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(pending.id(), CommandState.EXPIRED),
                        org.assertj.core.groups.Tuple.tuple(sent.id(), CommandState.EXPIRED));

        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.EXPIRED);
        assertThat(stored("manual_1").reason()).isEqualTo(Overdue.NOT_FETCHED.reason());
        assertThat(stored("manual_2").endedAt()).isEqualTo(end);
        assertThat(stored("manual_3").state()).isEqualTo(TriggerState.RECEIVED);
        assertThat(readable(DEVICE, 0, NOW)).containsExactly(later);
    }

    @Test
    void expiresNoMoreThanAskedFor() {
        issue("manual_1");
        issue("manual_2");
        issue("manual_3");

        assertThat(on.commandLog().expire(Overdue.NOT_FETCHED, NOW.plusSeconds(3600), 2))
                .hasSize(2);
        assertThat(on.commandLog().expire(Overdue.NOT_FETCHED, NOW.plusSeconds(3600), 2))
                .hasSize(1);
    }

    @Test
    void takesLateNewsOfAnExpiredCommand() {
        Command command = issue("manual_1");
        on.commandLog().expire(Overdue.NOT_FETCHED, command.expiresAt(), 10);

        assertThat(acknowledge(command, CommandState.RECEIVED, null)).isEmpty();
        assertThat(acknowledge(command, CommandState.DONE, null)).hasSize(1);
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.EXPIRED);
        assertThat(stored("manual_1").reason()).isEqualTo(Overdue.NOT_FETCHED.reason());
        assertThat(acknowledge(command, CommandState.FAILED, "no camera")).hasSize(1);
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.FAILED);
        assertThat(stored("manual_1").reason()).isEqualTo("no camera");
    }

    @Test
    void closesWhatTheDeviceHasAndNeverSaidHowItEnded() {
        Command received = issue("manual_1");
        Command started = issue("manual_2");
        issue("manual_3");
        acknowledge(received, CommandState.RECEIVED, null);
        acknowledge(started, CommandState.STARTED, null);
        Instant dayLater = received.expiresAt().plus(Duration.ofHours(24));

        assertThat(on.commandLog().expire(Overdue.NOT_ENDED, dayLater.minusMillis(1), 10))
                .isEmpty();
        assertThat(on.commandLog().expire(Overdue.NOT_ENDED, dayLater, 10))
                .extracting(Command::id)
                .containsExactlyInAnyOrder(received.id(), started.id());
        assertThat(stored("manual_2").state()).isEqualTo(TriggerState.EXPIRED);
        assertThat(stored("manual_2").reason()).isEqualTo(Overdue.NOT_ENDED.reason());
        assertThat(stored("manual_3").state()).isEqualTo(TriggerState.PENDING);
    }

    @Test
    void endsATriggerInTheWayInWhichItsCommandFailed() {
        for (Failure failure : Failure.values()) {
            Command command = issue("manual_" + failure);
            acknowledge(new Acknowledgement(command.id(), CommandState.FAILED, failure, "so it went", PICTURE));

            Trigger trigger = stored("manual_" + failure);
            assertThat(trigger.state().name()).isEqualTo(failure.name());
            assertThat(trigger.reason()).isEqualTo("so it went");
            assertThat(trigger.lostPicture()).isEqualTo(PICTURE);
        }
    }

    private List<Command> acknowledge(Acknowledgement said) {
        return on.commandLog().acknowledge(DEVICE, List.of(said), LATER).changed();
    }

    @Test
    void failsWhatWasDoneWhenItsPictureIsGivenUp() {
        Command command = issue("manual_1");
        acknowledge(command, CommandState.DONE, null);

        assertThat(acknowledge(
                        new Acknowledgement(command.id(), CommandState.FAILED, Failure.FAILED, "HTTP 422", PICTURE)))
                .hasSize(1);
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.FAILED);

        acknowledge(command, CommandState.DONE, null);
        assertThat(stored("manual_1").state()).as("until its picture comes").isEqualTo(TriggerState.FAILED);
        acknowledge(new Acknowledgement(command.id(), CommandState.FAILED, Failure.EVICTED, "disk full", PICTURE));
        assertThat(stored("manual_1").state()).isEqualTo(TriggerState.EVICTED);
        assertThat(stored("manual_1").reason()).isEqualTo("disk full");
    }

    @Test
    void leavesWhatWasDoneAndAskedForNoPicture() {
        Command notice = on.commandLog().append(notice("update_1", NOW));
        acknowledge(notice, CommandState.DONE, null);

        assertThat(acknowledge(notice, CommandState.FAILED, "after all")).isEmpty();
    }

    @Test
    void changesEachCommandOnceWhenManySayTheSameInAnyOrder() throws Exception {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            commands.add(issue("manual_" + i));
        }

        List<Integer> changed = inParallel(() -> {
            List<Command> mixed = new ArrayList<>(commands);
            Collections.shuffle(mixed);
            int count = on.commandLog().sent(mixed, LATER).size();
            List<Acknowledgement> acknowledgements = mixed.stream()
                    .map(command -> new Acknowledgement(command.id(), CommandState.FAILED, "no camera"))
                    .toList();
            return count
                    + on.commandLog()
                            .acknowledge(DEVICE, acknowledgements, LATER)
                            .changed()
                            .size();
        });

        assertThat(changed.stream().mapToInt(count -> count).sum()).isBetween(60, 120);
        assertThat(readable(DEVICE, 0, NOW)).isEmpty();
        assertThat(stored("manual_7").state()).isEqualTo(TriggerState.FAILED);
    }
}
