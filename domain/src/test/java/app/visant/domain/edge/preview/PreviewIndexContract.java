package app.visant.domain.edge.preview;

import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.Seen.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every index of previews does. */
public abstract class PreviewIndexContract {
    /** Empty at first; the same one all along. */
    protected abstract PreviewIndex index();

    protected static Holding holding(int number) {
        return new Holding(number, picture(number), 0, null);
    }

    protected static byte[] preview(int number) {
        return new byte[] {(byte) number, 2, 3};
    }

    protected static Seen seen(int number, State state) {
        return new Seen(new Look(-number), state);
    }

    protected void addWaiting(int number) {
        assertThat(index().add(holding(number), seen(number, State.WAITS), preview(number)))
                .isTrue();
    }

    @Test
    void knowsNothingOfWhatNobodyHasSeen() {
        assertThat(index().find(holding(1))).isEmpty();
        assertThat(index().preview(holding(1))).isEmpty();
        assertThat(index().waiting(10)).isEmpty();
    }

    @Test
    void keepsWhatWasSeen() {
        addWaiting(1);
        index().add(holding(2), seen(2, State.NONE), null);

        assertThat(index().find(holding(1))).contains(seen(1, State.WAITS));
        assertThat(index().find(holding(2))).contains(seen(2, State.NONE));
        assertThat(index().preview(holding(1)))
                .hasValueSatisfying(it -> assertThat(it).isEqualTo(preview(1)));
        assertThat(index().preview(holding(2))).isEmpty();
    }

    @Test
    void takesANumberThatIsUsedAgainForAnotherPicture() {
        addWaiting(1);
        Holding other = new Holding(1, picture(7), 0, null);

        assertThat(index().find(other)).isEmpty();
        assertThat(index().preview(other)).isEmpty();
        index().add(other, seen(7, State.NONE), null);
        assertThat(index().find(other)).contains(seen(7, State.NONE));
        assertThat(index().find(holding(1))).isEmpty();
        assertThat(index().waiting(10)).isEmpty();
    }

    @Test
    void namesTheNewestThatWaitFirst() {
        addWaiting(2);
        addWaiting(3);
        addWaiting(1);
        index().add(holding(4), seen(4, State.NONE), null);

        assertThat(index().waiting(2)).containsExactly(3L, 2L);
    }

    @Test
    void dropsThePreviewOfWhatWasSentButKnowsIt() {
        addWaiting(1);
        addWaiting(2);
        index().add(holding(2), seen(2, State.SENT), null);

        assertThat(index().find(holding(2))).contains(seen(2, State.SENT));
        assertThat(index().preview(holding(2))).isEmpty();
        assertThat(index().waiting(10)).containsExactly(1L);
    }

    @Test
    void keepsThePreviewsOfTheNewestOnly() {
        for (int number = 1; number <= PreviewIndex.MOST_PREVIEWS + 3; number++) {
            addWaiting(number);
        }

        assertThat(index().waiting(1000)).hasSize(PreviewIndex.MOST_PREVIEWS).endsWith(5L, 4L);
        assertThat(index().find(holding(1))).as("how it looks").isPresent();
        assertThat(index().preview(holding(1))).isEmpty();
    }

    @Test
    void forgetsWhatIsThereNoMore() {
        for (int number = 1; number <= 6; number++) {
            addWaiting(number);
        }
        index().retain(1, 4, List.of(holding(3)));

        assertThat(index().waiting(10)).containsExactly(6L, 5L, 3L, 1L);
        assertThat(index().find(holding(2))).isEmpty();
        assertThat(index().find(holding(4))).isEmpty();
        index().retain(4, Long.MAX_VALUE, List.of());
        assertThat(index().waiting(10)).containsExactly(3L, 1L);
    }

    @Test
    void isEmptyWhenCleared() {
        addWaiting(1);
        index().clear();

        assertThat(index().find(holding(1))).isEmpty();
        assertThat(index().waiting(10)).isEmpty();
        addWaiting(2);
        assertThat(index().waiting(10)).containsExactly(2L);
    }
}
