package app.visant.adapter.cloud.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Jpeg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegThumbnailsTest {
    private final JpegThumbnails thumbnails = new JpegThumbnails();

    @Test
    void fitsARealPictureIntoItsFrame() throws IOException {
        byte[] small = thumbnails.make(walkway()).orElseThrow();
        assertThat(Jpeg.inspect(small)).contains(new Jpeg(400, 300));
        assertThat(small.length).isBetween(5_000, 60_000);
    }

    @Test
    void keepsTheProportions() throws IOException {
        assertThat(thumbnails.make(jpeg(1000, 200)).flatMap(Jpeg::inspect)).contains(new Jpeg(400, 80));
        assertThat(thumbnails.make(jpeg(200, 1000)).flatMap(Jpeg::inspect)).contains(new Jpeg(60, 300));
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

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
