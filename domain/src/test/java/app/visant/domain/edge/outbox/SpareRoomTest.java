package app.visant.domain.edge.outbox;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.PlainReencoder;
import app.visant.domain.edge.camera.Reencoder;
import app.visant.domain.edge.camera.TestPictures;
import app.visant.domain.edge.command.TriggerKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SpareRoomTest {
    private static final long LIMIT = 1_000_000;
    private static final byte[] PICTURE = TestPictures.patterned(1600, 1200);

    private static final byte[] WHOLE = TestPictures.padded(60_000);
    private static final byte[] SMALLER = TestPictures.padded(25_000);
    private static final byte[] PREVIEW = TestPictures.padded(6_000);

    private SpareRoom spare = new SpareRoom(() -> DegradationPolicy.USUAL, new PlainReencoder(), () -> NOON);

    private static Frame frame() {
        return new Frame(PICTURE, NOON, 5);
    }

    /** So full that there is room for so many hours. */
    private void fill(SpareRoom room, double hours) {
        long perHour = (long) (LIMIT * 0.05 / hours);
        long held = LIMIT - (long) (perHour * hours);
        room.look(new Level(held - perHour / 2, LIMIT, 0), 0);
        room.look(new Level(held, LIMIT, 0), Duration.ofMinutes(30).toNanos());
    }

    private List<Boolean> skipped(int slots, String label) {
        List<Boolean> skipped = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            skipped.add(spare.skip(TriggerKind.SCHEDULED, label).isPresent());
        }
        return skipped;
    }

    @Test
    void leavesEverythingAsItIsAsLongAsThereIsRoom() {
        Frame frame = frame();

        assertThat(spare.reduce(frame, TriggerKind.SCHEDULED)).isSameAs(frame);
        assertThat(skipped(4, "a")).containsOnly(false);
        assertThat(spare.now().since()).isNull();
    }

    @Test
    void makesScheduledPicturesSmallerAtFirst() {
        fill(spare, 20);

        Frame reduced = spare.reduce(frame(), TriggerKind.SCHEDULED);

        assertThat(spare.now()).isEqualTo(new SpareRoom.Sparing(DegradationStage.QUALITY, 1, NOON));
        assertThat(reduced.width()).isEqualTo(1280);
        assertThat(reduced.jpeg()).hasSizeLessThan(PICTURE.length);
        assertThat(reduced.capturedAt()).isEqualTo(NOON);
        assertThat(reduced.monotonicNanos()).isEqualTo(5);
        assertThat(skipped(4, "a")).containsOnly(false);
    }

    @Test
    void thenTakesEverySecondOfEachScheduleThenEveryFourth() {
        fill(spare, 11);
        assertThat(skipped(4, "a")).containsExactly(false, true, false, true);
        assertThat(skipped(3, "b")).containsExactly(false, true, false);
        assertThat(spare.skip(TriggerKind.SCHEDULED, "a")).isEmpty();
        assertThat(spare.skip(TriggerKind.SCHEDULED, "a"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("one picture in 2"));

        spare = new SpareRoom(() -> DegradationPolicy.USUAL, new PlainReencoder(), () -> NOON);
        fill(spare, 5);
        assertThat(spare.now().oneIn()).isEqualTo(4);
        assertThat(skipped(5, "a")).containsExactly(false, true, true, true, false);
    }

    @Test
    void atLastKeepsPreviewsOfWhatIsScheduled() {
        fill(spare, 1);

        Frame preview = spare.reduce(frame(), TriggerKind.SCHEDULED);

        assertThat(preview.width()).isEqualTo(SpareRoom.PREVIEW_LONG_SIDE);
        assertThat(preview.jpeg()).hasSizeLessThan(32 << 10);
    }

    @Test
    void keepsWhatPeopleAndEventsAskForWholeUntilTheLastStageAndNeverSkipsIt() {
        for (TriggerKind kind : List.of(TriggerKind.MANUAL, TriggerKind.EVENT)) {
            spare = new SpareRoom(() -> DegradationPolicy.USUAL, new PlainReencoder(), () -> NOON);
            fill(spare, 5);
            assertThat(spare.reduce(frame(), kind).width()).isEqualTo(1600);
            spare = new SpareRoom(() -> DegradationPolicy.USUAL, new PlainReencoder(), () -> NOON);
            fill(spare, 1);
            assertThat(spare.now().stage()).isEqualTo(DegradationStage.PREVIEWS);
            assertThat(spare.reduce(frame(), kind).width()).isEqualTo(1280);
            assertThat(spare.skip(kind, "a")).isEmpty();
            assertThat(spare.skip(kind, "a")).isEmpty();
        }
    }

    @Test
    void keepsAPictureThatCanNotBeMadeSmaller() {
        Frame frame = frame();
        SpareRoom without = new SpareRoom(() -> DegradationPolicy.USUAL, Reencoder.NONE, () -> NOON);
        fill(without, 1);
        assertThat(without.reduce(frame, TriggerKind.SCHEDULED)).isSameAs(frame);

        SpareRoom larger = new SpareRoom(
                () -> DegradationPolicy.USUAL, (jpeg, side, quality) -> Optional.of(new byte[jpeg.length]), () -> NOON);
        fill(larger, 1);
        assertThat(larger.reduce(frame, TriggerKind.SCHEDULED)).isSameAs(frame);
    }

    /** A day and more without a cloud, with a camera that fills the outbox in so many hours, minute by minute. */
    @Property(tries = 40)
    void climbsOnlyUpWhileItFillsAndMakesTheRoomLastLonger(@ForAll @IntRange(min = 4, max = 60) int hoursOfRoom) {
        long limit = 60L * hoursOfRoom * WHOLE.length;
        SpareRoom room = new SpareRoom(
                () -> DegradationPolicy.USUAL,
                (jpeg, side, quality) -> Optional.of(side == SpareRoom.PREVIEW_LONG_SIDE ? PREVIEW : SMALLER),
                () -> NOON);
        Frame whole = new Frame(WHOLE, NOON, 0);
        long held = 0;
        int minute = 0;
        DegradationStage before = DegradationStage.NONE;
        while (held + WHOLE.length < limit && minute < 60 * hoursOfRoom * 10) {
            DegradationStage now = room.look(
                            new Level(held, limit, 0),
                            Duration.ofMinutes(minute).toNanos())
                    .stage();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
            if (room.skip(TriggerKind.SCHEDULED, "a").isEmpty()) {
                held += room.reduce(whole, TriggerKind.SCHEDULED).jpeg().length;
            }
            minute++;
        }
        assertThat(before).isEqualTo(DegradationStage.PREVIEWS);
        assertThat(minute).isGreaterThan(60 * hoursOfRoom * 3 / 2);
    }
}
