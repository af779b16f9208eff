package app.visant.domain.edge.capture;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.other;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.InMemoryCamera;
import app.visant.domain.edge.camera.Reencoder;
import app.visant.domain.edge.camera.TestPictures;
import app.visant.domain.edge.clock.CloudTime;
import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunKey;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.command.Validity;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.edge.outbox.Backlog;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.DegradationPolicy;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.edge.outbox.Level;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.SpareRoom;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunCommandsTest {
    private final InstantSource clock = InstantSource.fixed(NOON);
    private final ServerClock serverClock = new ServerClock(clock, () -> 0);
    private final List<EdgeCommand> unknown = new ArrayList<>();
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final InMemoryCamera camera = new InMemoryCamera(clock);
    private final FrameDating dating = new FrameDating("boot", new CloudTime(), () -> 0, store.undatedPictures());
    private final RunCommands commands = new RunCommands(
            store.journal(),
            store.outbox(),
            camera,
            new RecordNames(new DeviceId("FLOOR1"), new Zeros()),
            dating,
            clock,
            this::validity);

    private Validity validity(EdgeCommand command) {
        if (unknown.contains(command)) {
            return Validity.UNKNOWN;
        }
        return command.isExpired(serverClock.instant()) ? Validity.OVER : Validity.VALID;
    }

    /** Chance that is none. */
    private static final class Zeros implements Ids {
        @Override
        public UUID newUuid() {
            return new UUID(0, 0);
        }

        @Override
        public byte[] randomBytes(int length) {
            return new byte[length];
        }
    }

    @Test
    void putsThePictureIntoTheOutbox() {
        store.journal().accept(capture(1), NOON);

        assertThat(commands.runNext()).containsInstanceOf(Ran.Captured.class);
        assertThat(store.sendQueue().read(new RecordId("FLOOR1_20260302_120000_000000000000")))
                .hasValueSatisfying(item -> {
                    assertThat(item.capture().trigger()).isEqualTo(new TriggerId("t1"));
                    assertThat(item.capture().label()).isEqualTo("hourly-check");
                    assertThat(item.capture().sha256()).isEqualTo(Sha256.of(item.jpeg()));
                });
        assertThat(commands.runNext()).isEmpty();
    }

    @Test
    void runsACommandOnceHoweverOftenItComes() {
        store.journal().accept(capture(1), NOON);
        commands.runNext();
        store.journal().accept(capture(1), NOON);

        assertThat(commands.runNext()).isEmpty();
        assertThat(camera.captures()).isEqualTo(1);
    }

    @Test
    void doesNotBeginWhatHasExpiredByTheCloudsClock() {
        serverClock.told(NOON.plus(Duration.ofMinutes(2)));
        store.journal().accept(capture(1), NOON);

        assertThat(commands.runNext()).hasValue(new Ran.Failed(capture(1), Ending.expired(RunCommands.EXPIRED)));
        assertThat(camera.captures()).isZero();
    }

    @Test
    void neitherBeginsNorEndsWhatMayHaveExpiredAndGoesOnWithTheNext() {
        store.journal().accept(capture(1), NOON);
        store.journal().accept(other(2, "ping"), NOON);
        unknown.add(capture(1));

        assertThat(commands.runNext()).hasValue(new Ran.Answered(other(2, "ping")));
        assertThat(commands.runNext()).hasValue(new Ran.Deferred(capture(1)));
        assertThat(store.journal().waiting(9)).containsExactly(capture(1));
        unknown.clear();
        assertThat(commands.runNext()).containsInstanceOf(Ran.Captured.class);
    }

    @Test
    void believesTheCloudsClockMoreThanItsOwn() {
        serverClock.told(NOON.minus(Duration.ofDays(365)));
        store.journal().accept(capture(1), NOON.plus(Duration.ofDays(1)));

        assertThat(commands.runNext()).containsInstanceOf(Ran.Captured.class);
    }

    @Test
    void reportsAFailedCameraWithItsReason() {
        camera.nextFails(Reason.TIMEOUT);
        store.journal().accept(capture(1), NOON);

        assertThat(commands.runNext())
                .containsInstanceOf(Ran.Failed.class)
                .hasValueSatisfying(
                        ran -> assertThat(((Ran.Failed) ran).camera()).isEqualTo(Reason.TIMEOUT));
        assertThat(store.reports().unreported(1)).singleElement().satisfies(report -> {
            assertThat(report.state()).isEqualTo(RunState.FAILED);
            assertThat(report.error()).startsWith("camera_timeout: ");
        });
    }

    @Test
    void reportsAPictureThatCanNotBeStoredAsGivenUpWithItsHash() {
        RunCommands onFullDisk = new RunCommands(
                store.journal(),
                new FullOutbox(store.outbox()),
                camera,
                new RecordNames(new DeviceId("FLOOR1"), new Zeros()),
                dating,
                clock,
                this::validity);
        store.journal().accept(capture(1), NOON);

        assertThat(onFullDisk.runNext())
                .containsInstanceOf(Ran.Failed.class)
                .hasValueSatisfying(
                        ran -> assertThat(((Ran.Failed) ran).reason()).isEqualTo("disk_full: no space left"));
        assertThat(store.reports().unreported(9))
                .extracting(Report::outcome, Report::sha256)
                .containsExactly(tuple(RunOutcome.EVICTED, Sha256.of(TestPictures.numbered(1))));
        assertThat(store.outbox().backlog().count()).isZero();
    }

    @Test
    void remembersHowARunEndedThatTheJournalHadNoRoomFor() {
        FullJournal journal = new FullJournal(store.journal());
        RunCommands onFullDisk = new RunCommands(
                journal,
                new FullOutbox(store.outbox()),
                camera,
                new RecordNames(new DeviceId("FLOOR1"), new Zeros()),
                dating,
                clock,
                this::validity);
        store.journal().accept(capture(1), NOON);
        assertThatThrownBy(onFullDisk::runNext).isInstanceOf(DiskFull.class);
        assertThatThrownBy(onFullDisk::recover).isInstanceOf(DiskFull.class);
        journal.full = false;

        assertThat(onFullDisk.recover()).isZero();
        assertThat(onFullDisk.runNext()).isEmpty();
        assertThat(store.reports().unreported(9))
                .extracting(Report::outcome, Report::error)
                .containsExactly(tuple(RunOutcome.EVICTED, "disk_full: no space left"));
    }

    /** Notes no end as long as it is full. */
    private static final class FullJournal implements CommandJournal {
        private final CommandJournal whole;
        private boolean full = true;

        FullJournal(CommandJournal whole) {
            this.whole = whole;
        }

        @Override
        public void end(RunKey key, Ending ending, Instant at) {
            if (full) {
                throw new DiskFull();
            }
            whole.end(key, ending, at);
        }

        @Override
        public Acceptance accept(EdgeCommand command, Instant at) {
            return whole.accept(command, at);
        }

        @Override
        public List<EdgeCommand> waiting(int max) {
            return whole.waiting(max);
        }

        @Override
        public boolean start(RunKey key, Instant at) {
            return whole.start(key, at);
        }

        @Override
        public int abandonStarted(String error, Instant at) {
            return whole.abandonStarted(error, at);
        }

        @Override
        public long cursor() {
            return whole.cursor();
        }
    }

    /** Takes no picture. */
    private record FullOutbox(Outbox whole) implements Outbox {
        @Override
        public void add(CaptureRecord capture, byte[] jpeg, @Nullable RunKey completes, Instant at) {
            throw new DiskFull();
        }

        @Override
        public void quarantine(RecordId id, String reason, Instant at) {
            whole.quarantine(id, reason, at);
        }

        @Override
        public Backlog backlog() {
            return whole.backlog();
        }
    }

    private static final class DiskFull extends VisantException {
        private static final long serialVersionUID = 1;

        DiskFull() {
            super(Kind.UNAVAILABLE, "disk_full", "no space left");
        }
    }

    @Test
    void skipsSlotsWithoutAPictureWhenRoomGetsShort() {
        SpareRoom spare = new SpareRoom(() -> DegradationPolicy.USUAL, Reencoder.NONE, () -> NOON);
        spare.look(new Level(900_000, 1_000_000, 0), 0);
        spare.look(new Level(905_000, 1_000_000, 0), Duration.ofMinutes(30).toNanos());
        RunCommands sparing = new RunCommands(
                store.journal(),
                store.outbox(),
                camera,
                new RecordNames(new DeviceId("FLOOR1"), new Zeros()),
                dating,
                spare,
                clock,
                this::validity);
        store.journal().accept(capture(1), NOON);
        store.journal().accept(capture(2), NOON);

        assertThat(sparing.runNext()).containsInstanceOf(Ran.Captured.class);
        assertThat(sparing.runNext()).containsInstanceOf(Ran.Failed.class);

        assertThat(camera.captures()).isEqualTo(1);
        assertThat(store.reports().unreported(9))
                .filteredOn(report -> report.outcome() == RunOutcome.SKIPPED)
                .singleElement()
                .satisfies(report -> assertThat(report.error()).contains("room on the device gets short"));
        assertThat(store.ledger().count().counts().skipped()).isEqualTo(1);
    }

    @Test
    void doesNotRunAgainWhatAnEarlierProgramBegan() {
        store.journal().accept(capture(1), NOON);
        store.journal().start(capture(1).key(), NOON);

        assertThat(commands.recover()).isEqualTo(1);
        assertThat(commands.runNext()).isEmpty();
        assertThat(store.reports().unreported(1)).extracting(Report::error).containsExactly(RunCommands.INTERRUPTED);
        assertThat(store.journal().accept(capture(1), NOON)).isEqualTo(new Acceptance.Known(RunState.FAILED));
    }

    @Test
    void answersWhatAsksForNoPicture() {
        store.journal().accept(other(1, "ping"), NOON);
        store.journal().accept(other(2, "schedule_update"), NOON);
        store.journal().accept(other(3, "dance"), NOON);

        assertThat(commands.runNext()).hasValue(new Ran.Answered(other(1, "ping")));
        assertThat(commands.runNext()).hasValue(new Ran.Answered(other(2, "schedule_update")));
        assertThat(commands.runNext())
                .hasValue(new Ran.Failed(
                        other(3, "dance"), Ending.failed("this version does not know the command dance")));
        assertThat(camera.captures()).isZero();
    }
}
