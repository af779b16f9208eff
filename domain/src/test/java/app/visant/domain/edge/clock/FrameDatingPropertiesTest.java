package app.visant.domain.edge.clock;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.TestPictures;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A device whose clock jumps by weeks, that boots anew and loses the cloud, and whose quartz is off. */
final class FrameDatingPropertiesTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final long TWO_WEEKS_MS = Duration.ofDays(14).toMillis();
    private static final byte[] JPEG = TestPictures.numbered(1);

    @Property(tries = 300)
    void noPictureIsOffByMoreThanItsBound(@ForAll long seed) {
        World world = new World(new Random(seed));
        for (int step = 0; step < 120; step++) {
            world.step();
        }
        for (Taken taken : world.taken) {
            CaptureRecord capture = Objects.requireNonNull(world.waiting.get(taken.id()));
            FrameClock clock = Objects.requireNonNull(capture.clock());
            if (clock.correction() == null) {
                assertThat(taken.tellable()).as("a picture left undated").isFalse();
                assertThat(capture.capturedAt()).isEqualTo(Instant.ofEpochMilli(taken.wallMs()));
            } else {
                Duration off =
                        Duration.between(taken.at(), capture.capturedAt()).abs();
                assertThat(off)
                        .isLessThanOrEqualTo(
                                Duration.ofMillis(clock.correction().errorMs()));
                assertThat(capture.capturedAt().toEpochMilli()
                                - clock.correction().offsetMs())
                        .as("the device's own time can be told from it")
                        .isEqualTo(taken.wallMs());
            }
        }
    }

    /** What is true of a picture, whatever the device thinks. */
    private static final class Taken {
        private final RecordId id;
        private final Instant at;
        private final long wallMs;
        private final int boot;
        private boolean tellable;

        Taken(RecordId id, Instant at, long wallMs, int boot, boolean tellable) {
            this.id = id;
            this.at = at;
            this.wallMs = wallMs;
            this.boot = boot;
            this.tellable = tellable;
        }

        RecordId id() {
            return id;
        }

        Instant at() {
            return at;
        }

        long wallMs() {
            return wallMs;
        }

        boolean tellable() {
            return tellable;
        }
    }

    private static final class World {
        private final Random random;
        private final List<Taken> taken = new ArrayList<>();
        private final Map<RecordId, CaptureRecord> waiting = new HashMap<>();
        private final double rate;
        private long passedNanos;
        private long bootedNanos;
        private long wallOffMs;
        private int boot;
        private CloudTime time = new CloudTime();
        private boolean heard;
        private FrameDating dating;

        World(Random random) {
            this.random = random;
            this.rate = 1 + (random.nextDouble() * 2 - 1) * 90e-6;
            this.dating = program();
        }

        private FrameDating program() {
            time = new CloudTime();
            heard = false;
            return new FrameDating("boot-" + boot, time, this::monotonic, this::date);
        }

        private int date(ClockFix fix) {
            waiting.replaceAll((id, capture) -> fix.date(capture));
            return 0;
        }

        private long monotonic() {
            return (long) ((passedNanos - bootedNanos) * rate);
        }

        private Instant now() {
            return START.plusNanos(passedNanos);
        }

        private void pass(long maxMs) {
            passedNanos += (long) (random.nextDouble() * maxMs * 1e6);
        }

        void step() {
            pass(random.nextInt(10) == 0 ? Duration.ofDays(20).toMillis() : 60_000);
            switch (random.nextInt(12)) {
                case 0 -> wallOffMs = (long) ((random.nextDouble() * 2 - 1) * TWO_WEEKS_MS);
                case 1 -> reboot();
                case 2 -> dating = program();
                case 3, 4 -> contact();
                default -> capture();
            }
        }

        private void reboot() {
            boot++;
            bootedNanos = passedNanos;
            dating = program();
        }

        private void contact() {
            long asked = monotonic();
            pass(random.nextInt(4) == 0 ? 30_000 : 200);
            Instant told = now();
            pass(random.nextInt(4) == 0 ? 30_000 : 200);
            time.told(asked, told, monotonic());
            dating.dateWaiting();
            heard = true;
            taken.stream().filter(each -> each.boot == boot).forEach(each -> each.tellable = true);
        }

        private void capture() {
            long wallMs = now().toEpochMilli() + wallOffMs;
            FrameDating.Dated dated = dating.date(new Frame(JPEG, Instant.ofEpochMilli(wallMs), monotonic()));
            RecordId id = new RecordId("r" + taken.size());
            taken.add(new Taken(id, now(), wallMs, boot, heard));
            waiting.put(
                    id,
                    new CaptureRecord(
                            id,
                            dated.capturedAt(),
                            null,
                            "label",
                            TriggerKind.SCHEDULED,
                            Sha256.of(JPEG),
                            JPEG.length,
                            dated.clock()));
        }
    }
}
