package app.visant.domain.edge.clock;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.clock.FrameClock.Correction;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.EdgeStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link UndatedPictures} promises over an outbox. */
public abstract class UndatedPicturesContract {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Two weeks after noon by the cloud, an hour and 7 ms after the boot. */
    private static final ClockFix FIX =
            new ClockFix("boot-2", HOUR + 7, NOON.plus(Duration.ofDays(14)).toEpochMilli(), 45);

    /** Empty; the same one throughout a test. */
    protected abstract EdgeStore store();

    private static CaptureRecord taken(int number, @Nullable FrameClock clock) {
        CaptureRecord plain = picture(number);
        return new CaptureRecord(
                plain.id(),
                plain.capturedAt(),
                plain.trigger(),
                plain.label(),
                plain.kind(),
                plain.sha256(),
                plain.bytes(),
                clock);
    }

    private void add(CaptureRecord capture, int number) {
        store().outbox().add(capture, jpeg(number), null, NOON);
    }

    private List<CaptureRecord> stored() {
        return store().holdings().list(0, 100).stream()
                .map(holding -> holding.capture())
                .toList();
    }

    @Test
    void keepsByWhatClockAPictureIsDated() {
        List<CaptureRecord> taken = List.of(
                taken(1, null),
                taken(2, new FrameClock("boot-1", 5, null)),
                taken(3, new FrameClock("boot-1", 6, new Correction(-1_209_600_000, 0))));
        for (int i = 0; i < taken.size(); i++) {
            add(taken.get(i), i + 1);
        }

        assertThat(stored()).containsExactlyElementsOf(taken);
    }

    @Test
    void datesWhatWasTakenInTheSameBoot() {
        CaptureRecord early = taken(1, new FrameClock("boot-2", 7, null));
        CaptureRecord late = taken(2, new FrameClock("boot-2", HOUR, null));
        add(early, 1);
        add(late, 2);

        assertThat(store().undatedPictures().date(FIX)).isEqualTo(2);

        assertThat(stored()).containsExactly(FIX.date(early), FIX.date(late));
        assertThat(stored().getFirst().capturedAt())
                .isEqualTo(NOON.plus(Duration.ofDays(14)).minus(Duration.ofHours(1)));
        assertThat(stored().getFirst().clock())
                .isEqualTo(new FrameClock(
                        "boot-2", 7, new Correction(Duration.ofDays(14).toMillis() - HOUR - 1_000, 45 + 360)));
    }

    @Test
    void leavesWhatItCanNotTellAndWhatIsDated() {
        List<CaptureRecord> taken = List.of(
                taken(1, null),
                taken(2, new FrameClock("boot-1", 7, null)),
                taken(3, new FrameClock("boot-2", 7, new Correction(12, 3))));
        for (int i = 0; i < taken.size(); i++) {
            add(taken.get(i), i + 1);
        }

        assertThat(store().undatedPictures().date(FIX)).isZero();
        assertThat(stored()).containsExactlyElementsOf(taken);
    }

    @Test
    void datesOnce() {
        add(taken(1, new FrameClock("boot-2", 7, null)), 1);
        store().undatedPictures().date(FIX);
        List<CaptureRecord> dated = stored();

        assertThat(store().undatedPictures().date(new ClockFix("boot-2", 2 * HOUR, 0, 0)))
                .isZero();
        assertThat(stored()).isEqualTo(dated);
    }
}
