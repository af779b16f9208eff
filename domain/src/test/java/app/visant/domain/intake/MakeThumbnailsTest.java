package app.visant.domain.intake;

import static app.visant.domain.intake.Datalake.Piece.IMAGE;
import static app.visant.domain.intake.Datalake.Piece.THUMBNAIL;
import static app.visant.domain.intake.TestCaptures.NOON;
import static app.visant.domain.intake.TestCaptures.capture;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.TestJpegs;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.live.LiveEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MakeThumbnailsTest {
    private final Captures captures = new InMemoryCaptures((organisation, device, trigger, record, at) -> false);
    private final FaultyDatalake datalake = new FaultyDatalake();
    private final List<LiveEvent> events = new ArrayList<>();
    private final MakeThumbnails make = new MakeThumbnails(captures, datalake, new PlainThumbnails(), events::add);

    @Test
    void makesTheSmallVersionAndTheDescriptionAndTells() {
        Capture capture = stored("a", 0, TestJpegs.of(768, 576));
        assertThat(make.make(10)).isEqualTo(1);
        assertThat(TestJpegs.decode(datalake.read(capture, THUMBNAIL).orElseThrow())
                        .getWidth())
                .isEqualTo(Thumbnails.WIDTH);
        assertThat(datalake.files.described()).containsExactly(capture.id());
        assertThat(stateOf(capture)).isEqualTo(ThumbnailState.READY);
        assertThat(events).containsExactly(new ThumbnailReady(capture));
    }

    @Test
    void doesEachOnceAndAsManyAsAllowed() {
        for (int i = 0; i < 5; i++) {
            stored("r" + i, i, TestJpegs.of(64, 48));
        }
        assertThat(make.make(3)).isEqualTo(3);
        assertThat(make.make(3)).isEqualTo(2);
        assertThat(make.make(3)).isZero();
        assertThat(events).hasSize(5);
    }

    @Test
    void givesUpAPictureThatCannotBeDecodedOrIsGone() {
        Capture damaged = stored("a", 0, new byte[] {1, 2, 3});
        Capture gone = capture(OURS, "GATE", "b", NOON, null);
        captures.add(gone, () -> {});
        make.make(10);
        assertThat(stateOf(damaged)).isEqualTo(ThumbnailState.FAILED);
        assertThat(stateOf(gone)).isEqualTo(ThumbnailState.FAILED);
        assertThat(events).isEmpty();
    }

    @Test
    void goesOnWithTheOthersWhenOneCannotBeWrittenAndTakesItUpAgain() {
        Capture unlucky = stored("a", 0, TestJpegs.of(64, 48));
        Capture other = stored("b", 1, TestJpegs.of(64, 48));
        datalake.refused.add(unlucky.id());
        assertThatThrownBy(() -> make.make(10)).isInstanceOf(UncheckedIOException.class);
        assertThat(stateOf(unlucky)).isEqualTo(ThumbnailState.PENDING);
        assertThat(stateOf(other)).isEqualTo(ThumbnailState.READY);
        datalake.refused.clear();
        assertThat(make.make(10)).isEqualTo(1);
        assertThat(stateOf(unlucky)).isEqualTo(ThumbnailState.READY);
    }

    @Test
    void doesNotGiveUpAPictureThatCannotBeReadAtTheMoment() {
        Capture capture = stored("a", 0, TestJpegs.of(64, 48));
        datalake.unreadable.add(capture.id());
        assertThatThrownBy(() -> make.make(10)).isInstanceOf(UncheckedIOException.class);
        datalake.unreadable.clear();
        make.make(10);
        assertThat(stateOf(capture)).isEqualTo(ThumbnailState.READY);
    }

    private Capture stored(String id, int second, byte[] bytes) {
        Capture capture = capture(OURS, "GATE", id, NOON.plusSeconds(second), null);
        captures.add(capture, () -> datalake.files.write(capture, IMAGE, bytes));
        return capture;
    }

    private ThumbnailState stateOf(Capture capture) {
        return captures.find(OURS, capture.id()).orElseThrow().thumbnail();
    }

    /** Where some pictures' thumbnails can't be written. */
    private static final class FaultyDatalake implements Datalake {
        private final InMemoryDatalake files = new InMemoryDatalake();
        private final Set<RecordId> refused = new HashSet<>();
        private final Set<RecordId> unreadable = new HashSet<>();

        @Override
        public void write(Capture capture, Piece piece, byte[] bytes) {
            if (refused.contains(capture.id())) {
                throw new UncheckedIOException(new IOException("no space left on device"));
            }
            files.write(capture, piece, bytes);
        }

        @Override
        public void describe(Capture capture) {
            files.describe(capture);
        }

        @Override
        public Optional<byte[]> read(Capture capture, Piece piece) {
            if (unreadable.contains(capture.id())) {
                throw new UncheckedIOException(new IOException("input/output error"));
            }
            return files.read(capture, piece);
        }
    }
}
