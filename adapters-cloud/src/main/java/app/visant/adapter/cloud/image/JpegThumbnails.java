package app.visant.adapter.cloud.image;

import app.visant.domain.intake.Thumbnails;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small versions by the JDK's own JPEG decoder, turned as the camera's EXIF data says. */
public final class JpegThumbnails implements Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(JpegThumbnails.class);

    public JpegThumbnails() {
        // Else each picture goes through a file in the temporary folder first.
        ImageIO.setUseCache(false);
    }

    @Override
    public Optional<byte[]> make(byte[] jpeg) {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try {
            net.coobird.thumbnailator.Thumbnails.of(new ByteArrayInputStream(jpeg))
                    .size(WIDTH, HEIGHT)
                    .keepAspectRatio(true)
                    .outputFormat("jpg")
                    .outputQuality(QUALITY / 100.0)
                    .toOutputStream(small);
            return Optional.of(small.toByteArray());
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            // The JDK's decoder says "damaged" in all of these ways.
            LOG.warn("A picture of {} bytes can't be decoded: {}", jpeg.length, damaged.toString());
            return Optional.empty();
        }
    }
}
