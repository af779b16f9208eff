package app.visant.domain.intake;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.intake.TestCaptures.NOON;
import static app.visant.domain.intake.TestCaptures.capture;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.command.Acknowledged;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.Failure;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Overdue;
import app.visant.domain.device.Devices;
import app.visant.domain.intake.Captures.Addition;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.TriggerType;
import app.visant.domain.trigger.Triggers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Captures} does. All ports are those of one store, empty at the beginning of a test. */
public abstract class CapturesContract {
    private static final DeviceId GATE = new DeviceId("GATE");
    private static final TriggerId TRIGGER = new TriggerId("slot:1");

    protected abstract Organisations organisations();

    protected abstract Devices devices();

    protected abstract Triggers triggers();

    protected abstract CommandLog commandLog();

    protected abstract Captures captures();

    @BeforeEach
    void makeDevices() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        devices().add(List.of(active(OURS, "GATE"), active(OURS, "DOOR"), active(THEIRS, "YARD")));
    }

    @Test
    void addsAPictureOnceAndAnswersARepetitionByTheFirst() {
        Capture first = capture(OURS, "GATE", "r1");
        assertThat(captures().add(first, CapturesContract::store)).isEqualTo(new Addition.Added(false));
        AtomicInteger stored = new AtomicInteger();
        Capture second = capture(OURS, "DOOR", "r1", NOON.plusSeconds(5), null);
        assertThat(captures().add(second, stored::incrementAndGet)).isEqualTo(new Addition.Present(first));
        assertThat(stored).hasValue(0);
        assertThat(captures().find(OURS, first.id())).contains(first);
    }

    @Test
    void storesTheBytesOfOneOfManyThatComeAtOnce() throws Exception {
        AtomicInteger stored = new AtomicInteger();
        Capture capture = capture(OURS, "GATE", "r1");
        List<Addition> additions = InParallel.run(8, thread -> captures().add(capture, stored::incrementAndGet));
        assertThat(stored).hasValue(1);
        assertThat(Collections.frequency(additions, new Addition.Added(false))).isEqualTo(1);
        assertThat(Collections.frequency(additions, new Addition.Present(capture)))
                .isEqualTo(7);
    }

    @Test
    void leavesNothingBehindWhenTheBytesCannotBeStored() {
        issue(TRIGGER, GATE);
        Capture capture = capture(OURS, "GATE", "r1", NOON, TRIGGER);
        assertThatThrownBy(() -> captures().add(capture, CapturesContract::failToStore))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(captures().find(OURS, capture.id())).isEmpty();
        assertThat(stateOf(TRIGGER)).isEqualTo(TriggerState.PENDING);
        assertThat(captures().add(capture, CapturesContract::store)).isEqualTo(new Addition.Added(true));
    }

    @Test
    void letsAnotherAttemptInWhenTheFirstFails() throws Exception {
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch fail = new CountDownLatch(1);
        Capture capture = capture(OURS, "GATE", "r1");
        Runnable failLater = () -> {
            claimed.countDown();
            awaitQuietly(fail);
            failToStore();
        };
        var first = CompletableFuture.supplyAsync(() -> captures().add(capture, failLater), Thread::startVirtualThread);
        claimed.await();
        var second = CompletableFuture.supplyAsync(
                () -> captures().add(capture, CapturesContract::store), Thread::startVirtualThread);
        fail.countDown();
        assertThat(second.get()).isEqualTo(new Addition.Added(false));
        assertThat(first).failsWithin(Duration.ofSeconds(20));
        assertThat(captures().find(OURS, capture.id())).contains(capture);
    }

    @Test
    void executesItsTriggerAndEndsItsCommand() {
        Command command = issue(TRIGGER, GATE);
        commandLog().sent(List.of(command), NOON);
        Capture capture = capture(OURS, "GATE", "r1", NOON, TRIGGER);
        assertThat(captures().add(capture, CapturesContract::store)).isEqualTo(new Addition.Added(true));
        Trigger trigger = triggers().find(OURS, TRIGGER).orElseThrow();
        assertThat(trigger.state()).isEqualTo(TriggerState.EXECUTED);
        assertThat(trigger.capture()).isEqualTo(capture.id());
        assertThat(trigger.endedAt()).isEqualTo(capture.storedAt());
        assertThat(commandLog().read(Map.of(GATE, 0L), NOON, 10)).isEmpty();
        assertThat(commandLog()
                        .acknowledge(GATE, List.of(acknowledgement(command, CommandState.STARTED)), NOON)
                        .changed())
                .as("the command has ended")
                .isEmpty();
    }

    @Test
    void executesATriggerThatWasGivenUpWhenItsPictureComesAfterAll() {
        issue(TRIGGER, GATE);
        commandLog().expire(Overdue.NOT_FETCHED, NOON.plusSeconds(3600), 10);
        assertThat(stateOf(TRIGGER)).isEqualTo(TriggerState.EXPIRED);
        assertThat(captures().add(capture(OURS, "GATE", "r1", NOON, TRIGGER), CapturesContract::store))
                .isEqualTo(new Addition.Added(true));
        Trigger trigger = triggers().find(OURS, TRIGGER).orElseThrow();
        assertThat(trigger.state()).isEqualTo(TriggerState.EXECUTED);
        assertThat(trigger.reason()).isNull();
    }

    @Test
    void executesATriggerThatTheDeviceHadGivenUpWhenItsPictureComesAfterAll() {
        for (Failure failure : Failure.values()) {
            TriggerId trigger = new TriggerId("given_up_" + failure);
            Command command = issue(trigger, GATE);
            Acknowledgement said = new Acknowledgement(
                    command.id(), CommandState.FAILED, failure, "given up", Sha256.of(new byte[] {1}));
            commandLog().acknowledge(GATE, List.of(said), NOON);
            assertThat(captures().add(capture(OURS, "GATE", "r" + failure, NOON, trigger), CapturesContract::store))
                    .isEqualTo(new Addition.Added(true));
            Trigger executed = triggers().find(OURS, trigger).orElseThrow();
            assertThat(executed.state()).isEqualTo(TriggerState.EXECUTED);
            assertThat(executed.reason()).isNull();
            assertThat(executed.lostPicture()).isNull();
        }
    }

    @Test
    void aTriggerWhosePictureIsHereStaysExecutedWhateverTheDeviceSays() {
        Command command = issue(TRIGGER, GATE);
        captures().add(capture(OURS, "GATE", "r1", NOON, TRIGGER), CapturesContract::store);
        for (int time = 1; time <= 2; time++) {
            assertThat(commandLog().acknowledge(GATE, List.of(acknowledgement(command, CommandState.FAILED)), NOON))
                    .isEqualTo(new Acknowledged(List.of(), List.of(), List.of(command.id())));
        }
        assertThat(commandLog()
                        .acknowledge(GATE, List.of(acknowledgement(command, CommandState.DONE)), NOON)
                        .stored())
                .as("it has not failed")
                .isEmpty();
        assertThat(stateOf(TRIGGER)).isEqualTo(TriggerState.EXECUTED);
    }

    @Test
    void executesATriggerByItsFirstPicture() {
        issue(TRIGGER, GATE);
        captures().add(capture(OURS, "GATE", "r1", NOON, TRIGGER), CapturesContract::store);
        assertThat(captures().add(capture(OURS, "GATE", "r2", NOON, TRIGGER), CapturesContract::store))
                .isEqualTo(new Addition.Added(false));
        assertThat(triggers().find(OURS, TRIGGER).orElseThrow().capture()).isEqualTo(new RecordId("r1"));
    }

    @Test
    void executesATriggerByOneOfSeveralPicturesThatComeAtOnce() throws Exception {
        issue(TRIGGER, GATE);
        List<Addition> additions = InParallel.run(
                6,
                thread -> captures().add(capture(OURS, "GATE", "r" + thread, NOON, TRIGGER), CapturesContract::store));
        assertThat(Collections.frequency(additions, new Addition.Added(true))).isEqualTo(1);
        assertThat(Collections.frequency(additions, new Addition.Added(false))).isEqualTo(5);
    }

    @Test
    void leavesTriggersOfOtherDevicesAlone() {
        issue(TRIGGER, GATE);
        assertThat(captures().add(capture(OURS, "DOOR", "r1", NOON, TRIGGER), CapturesContract::store))
                .isEqualTo(new Addition.Added(false));
        assertThat(captures().add(capture(THEIRS, "YARD", "r1", NOON, TRIGGER), CapturesContract::store))
                .isEqualTo(new Addition.Added(false));
        assertThat(captures().add(capture(OURS, "GATE", "r2", NOON, new TriggerId("unknown")), CapturesContract::store))
                .isEqualTo(new Addition.Added(false));
        assertThat(stateOf(TRIGGER)).isEqualTo(TriggerState.PENDING);
    }

    @Test
    void hidesPicturesFromOtherOrganisations() {
        Capture ours = capture(OURS, "GATE", "r1");
        Capture theirs = capture(THEIRS, "YARD", "r1");
        captures().add(ours, CapturesContract::store);
        assertThat(captures().find(THEIRS, ours.id())).isEmpty();
        assertThat(captures().list(THEIRS, Reach.all(), CaptureFilter.ALL, Slice.FIRST))
                .isEqualTo(new Page<>(List.of(), 0));
        assertThat(captures()
                        .list(THEIRS, Reach.all(), CaptureFilter.ofDevice(GATE), Slice.FIRST)
                        .items())
                .isEmpty();
        assertThat(captures().newestOfEach(THEIRS)).isEmpty();
        assertThat(captures().add(theirs, CapturesContract::store)).isEqualTo(new Addition.Added(false));
        captures().thumbnail(THEIRS, theirs.id(), ThumbnailState.READY);
        assertThat(captures().find(OURS, ours.id())).contains(ours);
    }

    @Test
    void listsTheNewestTakenFirstInPiecesWithTheTotal() {
        Capture early = capture(OURS, "GATE", "a", NOON.minusSeconds(60), null);
        Capture late = capture(OURS, "DOOR", "b", NOON, null);
        Capture middle = capture(OURS, "GATE", "c", NOON.minusSeconds(30), null);
        List.of(early, late, middle).forEach(capture -> captures().add(capture, CapturesContract::store));
        assertThat(captures().list(OURS, Reach.all(), CaptureFilter.ALL, new Slice(2, 0)))
                .isEqualTo(new Page<>(List.of(late, middle), 3));
        assertThat(captures().list(OURS, Reach.all(), CaptureFilter.ALL, new Slice(2, 2)))
                .isEqualTo(new Page<>(List.of(early), 3));
    }

    @Test
    void filtersByDeviceTimeLabelAndJudgement() {
        Capture early = capture(OURS, "GATE", "a", NOON.minusSeconds(60), null);
        Capture late = capture(OURS, "DOOR", "b", NOON, null);
        List.of(early, late).forEach(capture -> captures().add(capture, CapturesContract::store));
        assertThat(listed(CaptureFilter.ofDevice(GATE))).containsExactly(early);
        assertThat(listed(new CaptureFilter(null, null, NOON, null, null))).containsExactly(late);
        assertThat(listed(new CaptureFilter(null, null, null, NOON, null))).containsExactly(early);
        assertThat(listed(new CaptureFilter(null, null, null, null, "hourly-check")))
                .containsExactly(late, early);
        assertThat(listed(new CaptureFilter(GATE, null, null, NOON, "other"))).isEmpty();
        assertThat(listed(new CaptureFilter(null, app.visant.domain.capture.Judgement.NORMAL, null, null, null)))
                .isEmpty();
    }

    @Test
    void listsNoPictureOfADeviceBeyondReach() {
        Capture ours = capture(OURS, "GATE", "a", NOON, null);
        Capture beyond = capture(OURS, "DOOR", "b", NOON.minusSeconds(9), null);
        List.of(ours, beyond).forEach(capture -> captures().add(capture, CapturesContract::store));
        Reach gate = new Reach.Only(Set.of(GATE));
        assertThat(captures().list(OURS, gate, CaptureFilter.ALL, Slice.FIRST)).isEqualTo(new Page<>(List.of(ours), 1));
        assertThat(captures().list(OURS, gate, CaptureFilter.ofDevice(beyond.device()), Slice.FIRST))
                .isEqualTo(new Page<>(List.of(), 0));
        assertThat(captures().list(OURS, Reach.nothing(), CaptureFilter.ALL, Slice.FIRST))
                .isEqualTo(new Page<>(List.of(), 0));
    }

    @Test
    void findsTheNewestPictureOfEachDevice() {
        Capture newest = capture(OURS, "GATE", "a", NOON, null);
        Capture only = capture(OURS, "DOOR", "b", NOON.minusSeconds(90), null);
        List.of(capture(OURS, "GATE", "c", NOON.minusSeconds(1), null), newest, only)
                .forEach(capture -> captures().add(capture, CapturesContract::store));
        assertThat(captures().newestOfEach(OURS)).isEqualTo(Map.of(GATE, newest, only.device(), only));
    }

    @Test
    void namesPicturesThatWaitForTheirThumbnailOldestStoredFirst() {
        Capture second = capture(OURS, "GATE", "a", NOON, null);
        Capture first = capture(THEIRS, "YARD", "b", NOON.minusSeconds(60), null);
        Capture done = capture(OURS, "GATE", "c", NOON.minusSeconds(90), null);
        List.of(second, first, done).forEach(capture -> captures().add(capture, CapturesContract::store));
        captures().thumbnail(OURS, done.id(), ThumbnailState.READY);
        assertThat(captures().withoutThumbnail(10)).containsExactly(first, second);
        assertThat(captures().withoutThumbnail(1)).containsExactly(first);
        captures().thumbnail(THEIRS, first.id(), ThumbnailState.FAILED);
        assertThat(captures().withoutThumbnail(10)).containsExactly(second);
        assertThat(captures().find(OURS, done.id())).contains(TestCaptures.with(done, ThumbnailState.READY));
    }

    private List<Capture> listed(CaptureFilter filter) {
        return captures().list(OURS, Reach.all(), filter, Slice.FIRST).items();
    }

    private Command issue(TriggerId id, DeviceId device) {
        Trigger trigger = Trigger.pending(id, OURS, device, TriggerType.MANUAL, "manual", null, NOON, NOON);
        return triggers()
                .issue(
                        trigger,
                        new NewCommand(
                                new CommandId(id.value()),
                                OURS,
                                device,
                                CommandType.CAPTURE,
                                id,
                                "manual",
                                true,
                                NOON,
                                NOON.plusSeconds(300)));
    }

    private TriggerState stateOf(TriggerId id) {
        return triggers().find(OURS, id).orElseThrow().state();
    }

    private static Acknowledgement acknowledgement(Command command, CommandState state) {
        return new Acknowledgement(command.id(), state, null);
    }

    private static void store() {}

    private static void failToStore() {
        throw new UncheckedIOException(new IOException("no space left on device"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
