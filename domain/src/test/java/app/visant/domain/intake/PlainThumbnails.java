package app.visant.domain.intake;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** By nothing but the JDK, at its default quality. */
public final class PlainThumbnails implements Thumbnails {
    @Override
    public Optional<byte[]> make(byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            return image == null ? Optional.empty() : Optional.of(shrink(image));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] shrink(BufferedImage image) throws IOException {
        double scale = Math.min((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight());
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        small.getGraphics().drawImage(image.getScaledInstance(width, height, Image.SCALE_FAST), 0, 0, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpg", out);
        return out.toByteArray();
    }
}
