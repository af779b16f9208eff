package app.visant.domain.intake;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.CaptureClock;
import app.visant.domain.capture.TestJpegs;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.intake.Intake.Reason;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.live.LiveEvent;
import app.visant.domain.trigger.InMemoryDispatch;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerChanged;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.TriggerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveCaptureTest {
    private static final DeviceId GATE = new DeviceId("GATE");
    private static final Served FROM = new Served(GATE, OURS);
    private static final TriggerId TRIGGER = new TriggerId("slot:1");
    private static final IntakeLimits LIMITS = new IntakeLimits(20_000, 10_000, Duration.ofMinutes(10));

    private final TestClock clock = new TestClock();
    private final Devices devices = new InMemoryDevices();
    private final InMemoryDispatch dispatch = new InMemoryDispatch(devices::find);
    private final InMemoryCaptures captures = new InMemoryCaptures(dispatch::execute);
    private final InMemoryDatalake datalake = new InMemoryDatalake();
    private final List<LiveEvent> events = new ArrayList<>();
    private final StorageQuotas quotas = new InMemoryStorageQuotas(captures);
    private final KeepWithinQuota quota = new KeepWithinQuota(quotas, Allowance.UNLIMITED, clock);
    private final ReceiveCapture receive = new ReceiveCapture(captures, datalake, events::add, LIMITS, quota, clock);

    private final byte[] jpeg = TestJpegs.of(64, 48);
    private final Sending sending = new Sending();

    /** What a device sends; a test changes the field that it is about. */
    private final class Sending {
        private String record = "r1";
        private String trigger = "";
        private String hash = "";
        private Instant at = clock.instant();
        private @Nullable CaptureClock dating;
        private Served from = FROM;
        private byte[] bytes = jpeg;
    }

    @BeforeEach
    void makeDevices() {
        devices.add(List.of(active(OURS, "GATE"), active(OURS, "DOOR"), active(THEIRS, "YARD")));
    }

    @Test
    void storesBytesAndRowAndTells() {
        Intake.Stored stored = (Intake.Stored) receive();
        Capture capture = stored.capture();
        assertThat(capture.sha256()).isEqualTo(Sha256.of(jpeg));
        assertThat(capture.width()).isEqualTo(64);
        assertThat(capture.height()).isEqualTo(48);
        assertThat(capture.bytes()).isEqualTo(jpeg.length);
        assertThat(capture.storedAt()).isEqualTo(clock.instant());
        assertThat(capture.thumbnail()).isEqualTo(ThumbnailState.PENDING);
        assertThat(captures.find(OURS, capture.id())).contains(capture);
        assertThat(datalake.read(capture, Datalake.Piece.IMAGE)).hasValue(jpeg);
        assertThat(events).containsExactly(new CaptureStored(capture));
    }

    @Test
    void executesTheTriggerAndTells() {
        issue();
        sending.trigger = TRIGGER.value();
        receive();
        assertThat(dispatch.triggers().find(OURS, TRIGGER).orElseThrow().state())
                .isEqualTo(TriggerState.EXECUTED);
        assertThat(events).contains(new TriggerChanged(OURS, GATE, TRIGGER, TriggerState.EXECUTED, null));
    }

    @Test
    void answersARepetitionByTheFirstAndTellsNobody() {
        Capture first = ((Intake.Stored) receive()).capture();
        clock.advance(Duration.ofMinutes(1));
        events.clear();
        assertThat(receive()).isEqualTo(new Intake.Duplicate(first));
        assertThat(events).isEmpty();
    }

    @Test
    void refusesOtherBytesUnderTheSameRecord() {
        Capture first = ((Intake.Stored) receive()).capture();
        sending.bytes = TestJpegs.of(64, 48, 200);
        assertRefused(Reason.OTHER_BYTES_UNDER_SAME_RECORD);
        assertThat(datalake.read(first, Datalake.Piece.IMAGE)).hasValue(jpeg);
    }

    @Test
    void refusesTheRecordOfAnotherDeviceEvenWithTheSameBytes() {
        receive();
        sending.from = new Served(new DeviceId("DOOR"), OURS);
        assertRefused(Reason.OTHER_BYTES_UNDER_SAME_RECORD);
    }

    @Test
    void letsAnotherOrganisationUseTheSameRecord() {
        receive();
        sending.from = new Served(new DeviceId("YARD"), THEIRS);
        sending.bytes = TestJpegs.of(64, 48, 200);
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
    }

    @Test
    void refusesBytesThatChangedOnTheWay() {
        sending.hash = Sha256.of(new byte[] {1}).hex();
        assertRefused(Reason.HASH_DIFFERS);
        sending.hash = Sha256.of(jpeg).hex();
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
    }

    @Test
    void refusesWhatIsNoJpeg() {
        sending.bytes = TestJpegs.png(8, 8);
        assertRefused(Reason.NOT_A_JPEG);
        sending.bytes = new byte[0];
        assertRefused(Reason.NOT_A_JPEG);
    }

    @Test
    void refusesAJpegThatIsCutOff() {
        sending.bytes = Arrays.copyOf(jpeg, jpeg.length - 2);
        assertRefused(Reason.DAMAGED);
    }

    @Test
    void refusesMoreBytesThanAllowed() {
        sending.bytes = Arrays.copyOf(jpeg, 20_001);
        assertRefused(Reason.TOO_LARGE);
    }

    @Test
    void refusesMorePixelsThanAllowed() {
        sending.bytes = TestJpegs.of(101, 100);
        assertRefused(Reason.TOO_MANY_PIXELS);
        sending.bytes = TestJpegs.of(100, 100);
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
    }

    @Test
    void refusesTimesThatOnlyAWrongClockCanSay() {
        sending.at = clock.instant().plus(Duration.ofMinutes(10)).plusMillis(1);
        assertRefused(Reason.CLOCK);
        sending.at = Instant.parse("1999-12-31T23:59:59Z");
        assertRefused(Reason.CLOCK);
        sending.at = clock.instant().plus(Duration.ofMinutes(10));
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
    }

    @Test
    void datesByArrivalWhatADeviceWithAnUncomparedClockSaysOfNoPossibleTime() {
        sending.at = clock.instant().plus(Duration.ofDays(14));
        sending.dating = new CaptureClock("boot", 5_000, sending.at, null, null);
        Capture capture = ((Intake.Stored) receive()).capture();

        assertThat(capture.capturedAt()).isEqualTo(clock.instant());
        assertThat(capture.clock()).isEqualTo(sending.dating);
    }

    @Test
    void keepsAPossibleTimeThoughNobodyComparedItsClock() {
        sending.at = clock.instant().minus(Duration.ofDays(14));
        sending.dating = new CaptureClock("boot", 5_000, sending.at, null, null);

        assertThat(((Intake.Stored) receive()).capture().capturedAt()).isEqualTo(sending.at);
    }

    @Test
    void refusesAnImpossibleTimeOfADeviceThatIsSureOfIt() {
        sending.at = clock.instant().plus(Duration.ofDays(14));
        sending.dating = new CaptureClock(
                "boot", 5_000, clock.instant(), Duration.ofDays(14).toMillis(), 45L);
        assertRefused(Reason.CLOCK);
    }

    @Test
    void takesAPictureThatWaitedForMonths() {
        sending.at = clock.instant().minus(Duration.ofDays(200));
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
    }

    @Test
    void namesAPictureByItsTriggerSoThatItsRepetitionIsFound() {
        sending.record = "";
        sending.trigger = TRIGGER.value();
        Capture first = ((Intake.Stored) receive()).capture();
        sending.at = sending.at.plusSeconds(3);
        assertThat(receive()).isEqualTo(new Intake.Duplicate(first));
        sending.from = new Served(new DeviceId("DOOR"), OURS);
        assertThat(receive()).as("another device's").isInstanceOf(Intake.Stored.class);
    }

    @Test
    void namesAPictureWithoutTriggerByItsTimeAndContent() {
        sending.record = "";
        Capture first = ((Intake.Stored) receive()).capture();
        assertThat(receive()).isEqualTo(new Intake.Duplicate(first));
        sending.at = sending.at.plusSeconds(1);
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
    }

    @Test
    void hasNoRowWithoutBytes() {
        Datalake full = new FullDatalake();
        ReceiveCapture onFullDisk = new ReceiveCapture(captures, full, events::add, LIMITS, quota, clock);
        assertThatThrownBy(() -> onFullDisk.receive(incoming())).isInstanceOf(UncheckedIOException.class);
        assertThat(captures.find(OURS, new RecordId("r1"))).isEmpty();
        assertThat(events).isEmpty();
        assertThat(receive()).as("sent again").isInstanceOf(Intake.Stored.class);
    }

    @Test
    void putsOffWhatAnOrganisationHasNoRoomForAndNothingOfAnother() {
        quotas.allow(OURS, new Allowance(2, Long.MAX_VALUE));
        receive();
        sending.record = "r2";
        receive();
        sending.record = "r3";

        assertThat(receive())
                .isInstanceOfSatisfying(
                        Intake.Postponed.class,
                        postponed ->
                                assertThat(postponed.delay()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2)));
        assertThat(captures.find(OURS, new RecordId("r3"))).isEmpty();
        sending.record = "r2";
        assertThat(receive()).as("what was stored before").isInstanceOf(Intake.Duplicate.class);
        sending.record = "r3";
        sending.from = new Served(new DeviceId("YARD"), THEIRS);
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
        sending.from = FROM;
        quotas.allow(OURS, new Allowance(3, Long.MAX_VALUE));
        assertThat(receive()).as("when there is room").isInstanceOf(Intake.Stored.class);
    }

    @Test
    void putsOffWhatHasTooManyBytesForTheRoomThatIsLeft() {
        quotas.allow(OURS, new Allowance(Long.MAX_VALUE, 2L * jpeg.length - 1));
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
        sending.record = "r2";
        assertThat(receive()).isInstanceOf(Intake.Postponed.class);
        quotas.allow(OURS, new Allowance(Long.MAX_VALUE, 2L * jpeg.length));
        assertThat(receive()).isInstanceOf(Intake.Stored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesABlankLabel(String label) {
        assertThatThrownBy(() -> new IncomingCapture(FROM, null, null, label, clock.instant(), null, "{}", null, jpeg))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void doesNotPrintThePicture() {
        assertThat(incoming().toString())
                .contains("GATE", jpeg.length + " bytes")
                .hasSizeLessThan(100);
    }

    private Intake receive() {
        return receive.receive(incoming());
    }

    private IncomingCapture incoming() {
        return new IncomingCapture(
                sending.from,
                sending.record.isEmpty() ? null : new RecordId(sending.record),
                sending.trigger.isEmpty() ? null : new TriggerId(sending.trigger),
                "hourly-check",
                sending.at,
                sending.hash.isEmpty() ? null : new Sha256(sending.hash),
                "{}",
                sending.dating,
                sending.bytes);
    }

    private void assertRefused(Reason reason) {
        events.clear();
        assertThat(receive())
                .isInstanceOfSatisfying(
                        Intake.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(events).isEmpty();
    }

    private void issue() {
        Instant now = clock.instant();
        Trigger trigger = Trigger.pending(TRIGGER, OURS, GATE, TriggerType.MANUAL, "manual", null, now, now);
        dispatch.triggers()
                .issue(
                        trigger,
                        new NewCommand(
                                new CommandId(TRIGGER.value()),
                                OURS,
                                GATE,
                                CommandType.CAPTURE,
                                TRIGGER,
                                "manual",
                                true,
                                now,
                                now.plusSeconds(60)));
    }

    /** A disk without space. */
    private static final class FullDatalake implements Datalake {
        @Override
        public void write(Capture capture, Piece piece, byte[] bytes) {
            throw new UncheckedIOException(new IOException("no space left on device"));
        }

        @Override
        public void describe(Capture capture) {
            throw new UncheckedIOException(new IOException("no space left on device"));
        }

        @Override
        public java.util.Optional<byte[]> read(Capture capture, Piece piece) {
            return java.util.Optional.empty();
        }
    }
}
