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
        // A picture that is large for the memory that is left is decoded at a fraction of its size.
        System.setProperty("thumbnailator.conserveMemoryWorkaround", "true");
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
        } catch (OutOfMemoryError tooLarge) {
            // One array that did not fit: nothing else has suffered, and the next picture may be smaller.
            LOG.error("A picture of {} bytes has too many pixels for this heap: {}", jpeg.length, tooLarge.toString());
            return Optional.empty();
        }
    }
}
