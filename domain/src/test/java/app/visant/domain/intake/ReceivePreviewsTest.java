package app.visant.domain.intake;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.TestJpegs;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.intake.Intake.Reason;
import app.visant.domain.intake.Previews.Wanted;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.live.LiveEvent;
import app.visant.domain.trigger.InMemoryDispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceivePreviewsTest {
    private static final Served FROM = new Served(new DeviceId("GATE"), OURS);
    private static final byte[] JPEG = TestJpegs.of(320, 240);

    private final TestClock clock = new TestClock();
    private final Devices devices = new InMemoryDevices();
    private final InMemoryDispatch dispatch = new InMemoryDispatch(devices::find);
    private final Captures captures = new InMemoryCaptures(dispatch::execute);
    private final Previews previews = new InMemoryPreviews(captures, dispatch.triggers());
    private final List<LiveEvent> events = new ArrayList<>();
    private final ReceivePreviews receive = new ReceivePreviews(previews, events::add, IntakeLimits.DEFAULT, clock);

    @BeforeEach
    void makeDevices() {
        devices.add(List.of(active(OURS, "GATE"), active(OURS, "DOOR")));
    }

    @Test
    void storesThemAndTellsOfEach() {
        assertThat(receive(FROM, incoming("a"), incoming("b"))).isEqualTo(taken(List.of("a", "b"), List.of()));
        Preview stored = previews.find(OURS, new RecordId("a")).orElseThrow();
        assertThat(stored)
                .isEqualTo(new Preview(
                        new RecordId("a"),
                        OURS,
                        FROM.device(),
                        new TriggerId("slot:1"),
                        "hourly-check",
                        clock.instant(),
                        clock.instant(),
                        Sha256.of(new byte[] {1}),
                        64_000,
                        320,
                        240,
                        true));
        assertThat(previews.jpeg(OURS, stored.id())).hasValue(JPEG);
        assertThat(events).hasSize(2).first().isEqualTo(new PreviewStored(stored));
    }

    @Test
    void answersARepetitionAndTellsNobody() {
        receive(FROM, incoming("a"));
        events.clear();
        clock.advance(Duration.ofMinutes(1));
        assertThat(receive(FROM, incoming("a"))).isEqualTo(taken(List.of(), List.of("a")));
        assertThat(events).isEmpty();
    }

    @Test
    void storesNoneOfAPictureThatIsHere() {
        captures.add(TestCaptures.capture(OURS, "GATE", "a"), () -> {});
        IncomingPreview late = incoming("a", clock.instant(), JPEG, Sha256.of(new byte[] {'a'}));
        assertThat(receive(FROM, late, incoming("b"))).isEqualTo(taken(List.of("b"), List.of("a")));
    }

    @Test
    void refusesAllIfOneIsNoPreview() {
        assertRefused(TestJpegs.of(321, 10), Reason.TOO_MANY_PIXELS);
        assertRefused(TestJpegs.of(10, 321), Reason.TOO_MANY_PIXELS);
        assertRefused(TestJpegs.png(64, 48), Reason.NOT_A_JPEG);
        assertRefused(Arrays.copyOf(JPEG, JPEG.length / 2), Reason.DAMAGED);
        assertRefused(Arrays.copyOf(JPEG, Preview.MAX_BYTES + 1), Reason.TOO_LARGE);
        assertThat(receive(FROM, incoming("a", clock.instant(), Arrays.copyOf(JPEG, Preview.MAX_BYTES), hash())))
                .isEqualTo(taken(List.of("a"), List.of()));
    }

    @Test
    void refusesTimesThatOnlyAWrongClockCanSay() {
        Instant ahead = clock.instant().plus(Duration.ofMinutes(10));
        assertThat(receive(FROM, incoming("a"), incoming("b", ahead.plusMillis(1), JPEG, hash())))
                .isInstanceOfSatisfying(PreviewIntake.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.CLOCK);
                    assertThat(refused.place()).isEqualTo(1);
                });
        assertThat(receive(FROM, incoming("b", ahead, JPEG, hash()))).isInstanceOf(PreviewIntake.Taken.class);
    }

    @Test
    void refusesTheRecordOfAnotherDeviceOrPicture() {
        receive(FROM, incoming("a"));
        Served other = new Served(new DeviceId("DOOR"), OURS);
        for (PreviewIntake answer : List.of(
                receive(other, incoming("b"), incoming("a")),
                receive(FROM, incoming("c"), incoming("a", clock.instant(), JPEG, Sha256.of(new byte[] {2}))))) {
            assertThat(answer).isInstanceOfSatisfying(PreviewIntake.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.OTHER_BYTES_UNDER_SAME_RECORD);
                assertThat(refused.place()).isEqualTo(1);
            });
        }
        assertThat(previews.list(OURS, Reach.all(), Wanted.ALL, Slice.FIRST).total())
                .isOne();
    }

    @Test
    void doesNotPrintThePicture() {
        assertThat(incoming("a").toString())
                .contains("a", JPEG.length + " bytes")
                .hasSizeLessThan(100);
    }

    private void assertRefused(byte[] jpeg, Reason reason) {
        assertThat(receive(FROM, incoming("a"), incoming("b", clock.instant(), jpeg, hash())))
                .isInstanceOfSatisfying(PreviewIntake.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.place()).isEqualTo(1);
                });
        assertThat(previews.list(OURS, Reach.all(), Wanted.ALL, Slice.FIRST).items())
                .isEmpty();
        assertThat(events).isEmpty();
    }

    private PreviewIntake receive(Served from, IncomingPreview... incoming) {
        return receive.receive(from, List.of(incoming));
    }

    private static PreviewIntake taken(List<String> stored, List<String> known) {
        return new PreviewIntake.Taken(ids(stored), ids(known));
    }

    private static List<RecordId> ids(List<String> ids) {
        return ids.stream().map(RecordId::new).toList();
    }

    private static Sha256 hash() {
        return Sha256.of(new byte[] {1});
    }

    private IncomingPreview incoming(String id) {
        return incoming(id, clock.instant(), JPEG, hash());
    }

    private static IncomingPreview incoming(String id, Instant at, byte[] jpeg, Sha256 hash) {
        return new IncomingPreview(new RecordId(id), new TriggerId("slot:1"), "hourly-check", at, hash, 64_000, jpeg);
    }
}
