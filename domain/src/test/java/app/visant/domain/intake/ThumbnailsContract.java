package app.visant.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.visant.domain.capture.Jpeg;
import app.visant.domain.capture.TestJpegs;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link Thumbnails} does. */
public abstract class ThumbnailsContract {
    protected abstract Thumbnails thumbnails();

    @ParameterizedTest
    @CsvSource({"768,576", "1920,1080", "1080,1920", "4000,300", "401,301"})
    void fitsAPictureIntoTheFrameWithItsProportions(int width, int height) {
        byte[] small = thumbnails().make(TestJpegs.of(width, height)).orElseThrow();
        Jpeg jpeg = Jpeg.inspect(small).orElseThrow();
        assertThat(jpeg.width()).isBetween(1, Thumbnails.WIDTH);
        assertThat(jpeg.height()).isBetween(1, Thumbnails.HEIGHT);
        assertThat(jpeg.width() == Thumbnails.WIDTH || jpeg.height() == Thumbnails.HEIGHT)
                .as("as large as it can be")
                .isTrue();
        double scale = Math.min((double) Thumbnails.WIDTH / width, (double) Thumbnails.HEIGHT / height);
        assertThat((double) jpeg.width()).isEqualTo(width * scale, within(1.0));
        assertThat((double) jpeg.height()).isEqualTo(height * scale, within(1.0));
    }

    @Test
    void makesNothingOfWhatCannotBeDecoded() {
        assertThat(thumbnails().make(new byte[0])).isEmpty();
        assertThat(thumbnails().make("not a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        byte[] headerOnly = Arrays.copyOf(TestJpegs.of(64, 64), 200);
        assertThat(thumbnails().make(headerOnly)).isEmpty();
    }
}
