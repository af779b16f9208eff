package app.visant.adapter.cloud.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Jpeg;
import app.visant.domain.capture.TestJpegs;
import app.visant.domain.intake.Thumbnails;
import app.visant.domain.intake.ThumbnailsContract;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class JpegThumbnailsTest extends ThumbnailsContract {
    private final JpegThumbnails thumbnails = new JpegThumbnails();

    @Override
    protected Thumbnails thumbnails() {
        return thumbnails;
    }

    @Test
    void fitsARealPictureIntoItsFrame() throws IOException {
        byte[] small = thumbnails.make(walkway()).orElseThrow();
        assertThat(Jpeg.inspect(small)).contains(new Jpeg(400, 300));
        assertThat(small.length).isBetween(5_000, 60_000);
    }

    @Test
    void makesOneOfThePictureWithTheMostPixels() {
        byte[] largest = TestJpegs.of(8000, 6000);
        assertThat(thumbnails.make(largest).flatMap(Jpeg::inspect)).contains(new Jpeg(400, 300));
    }

    @Test
    void saysThatAPictureWithoutItsTablesCannotBeDecoded() throws IOException {
        byte[] damaged = Arrays.copyOf(walkway(), 100);
        assertThat(thumbnails.make(damaged)).isEmpty();
        assertThat(thumbnails.make(new byte[0])).isEmpty();
    }

    private byte[] walkway() throws IOException {
        try (var picture = getClass().getResourceAsStream("/walkway/walkway-01.jpg")) {
            return picture.readAllBytes();
        }
    }
}
