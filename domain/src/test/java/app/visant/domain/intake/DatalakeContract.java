package app.visant.domain.intake;

import static app.visant.domain.intake.Datalake.Piece.IMAGE;
import static app.visant.domain.intake.Datalake.Piece.THUMBNAIL;
import static app.visant.domain.intake.TestCaptures.capture;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Capture;
import app.visant.domain.kernel.InParallel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link Datalake} does. */
public abstract class DatalakeContract {
    private static final int LARGE = 300_000;

    protected final Capture capture = capture(OURS, "GATE", "r1");

    /** Empty at the beginning of a test; the same in one test. */
    protected abstract Datalake datalake();

    @Test
    void readsBackWhatWasWritten() {
        datalake().write(capture, IMAGE, filled(1));
        assertThat(datalake().read(capture, IMAGE)).hasValue(filled(1));
    }

    @Test
    void hasNothingOfWhatWasNotWritten() {
        assertThat(datalake().read(capture, IMAGE)).isEmpty();
        datalake().write(capture, IMAGE, filled(1));
        assertThat(datalake().read(capture, THUMBNAIL)).isEmpty();
    }

    @Test
    void keepsPiecesPicturesAndOrganisationsApart() {
        Capture other = capture(OURS, "GATE", "r2");
        Capture foreign = capture(THEIRS, "GATE", "r1");
        datalake().write(capture, IMAGE, filled(1));
        datalake().write(capture, THUMBNAIL, filled(2));
        datalake().write(other, IMAGE, filled(3));
        datalake().write(foreign, IMAGE, filled(4));
        datalake().describe(capture);
        assertThat(datalake().read(capture, IMAGE)).hasValue(filled(1));
        assertThat(datalake().read(capture, THUMBNAIL)).hasValue(filled(2));
        assertThat(datalake().read(other, IMAGE)).hasValue(filled(3));
        assertThat(datalake().read(foreign, IMAGE)).hasValue(filled(4));
    }

    @Test
    void replacesWhatWasThere() {
        datalake().write(capture, IMAGE, filled(1));
        datalake().write(capture, IMAGE, new byte[] {2});
        assertThat(datalake().read(capture, IMAGE)).hasValue(new byte[] {2});
    }

    @Test
    void showsAPieceAsAWholeWhoeverElseWritesIt() throws Exception {
        datalake().write(capture, IMAGE, filled(0));
        InParallel.run(6, thread -> {
            for (int i = 0; i < 10; i++) {
                datalake().write(capture, IMAGE, filled(thread));
                byte[] read = datalake().read(capture, IMAGE).orElseThrow();
                assertThat(read).isEqualTo(filled(read[0]));
            }
            return thread;
        });
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[LARGE];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
