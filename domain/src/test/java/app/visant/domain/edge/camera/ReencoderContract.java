package app.visant.domain.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Jpeg;
import org.junit.jupiter.api.Test;

/** What every {@link Reencoder} does. */
public abstract class ReencoderContract {
    protected abstract Reencoder reencoder();

    /** A JPEG of a camera, larger than 640x360 and of a quality above 60. */
    protected abstract byte[] picture();

    @Test
    void scalesToTheLongSideAndKeepsTheShape() {
        Jpeg before = Jpeg.inspect(picture()).orElseThrow();

        byte[] small = reencoder().reencode(picture(), 320, 70).orElseThrow();

        Jpeg after = Jpeg.inspect(small).orElseThrow();
        assertThat(after.width()).isEqualTo(320);
        assertThat(after.height()).isEqualTo(Math.round(320f * before.height() / before.width()));
        assertThat(small).hasSizeLessThan(32 << 10);
    }

    @Test
    void makesFewerBytesOfTheSamePixels() {
        Jpeg before = Jpeg.inspect(picture()).orElseThrow();

        byte[] rough = reencoder().reencode(picture(), 16_384, 30).orElseThrow();

        assertThat(Jpeg.inspect(rough)).contains(before);
        assertThat(rough).hasSizeLessThan(picture().length);
    }

    @Test
    void leavesTheGivenBytesAsTheyAre() {
        byte[] given = picture();
        reencoder().reencode(given, 160, 50);
        assertThat(given).isEqualTo(picture());
    }

    @Test
    void isEmptyOfWhatIsNoPicture() {
        assertThat(reencoder().reencode(new byte[] {1, 2, 3}, 320, 70)).isEmpty();
    }
}
