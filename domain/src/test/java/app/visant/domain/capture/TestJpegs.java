package app.visant.domain.capture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Real pictures, made by the JDK's own codec. */
public final class TestJpegs {
    private TestJpegs() {}

    public static byte[] of(int width, int height) {
        return of(width, height, 0);
    }

    /** Pictures of different shades have different bytes. */
    public static byte[] of(int width, int height, int shade) {
        return encode(width, height, shade, "jpg");
    }

    public static byte[] png(int width, int height) {
        return encode(width, height, 0, "png");
    }

    /** A picture as an array of pixels; fails if it can't be decoded. */
    public static BufferedImage decode(byte[] picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            if (image == null) {
                throw new AssertionError("not a picture: " + picture.length + " bytes");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encode(int width, int height, int shade, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(shade & 0xff, 90, 160), width, height, Color.WHITE));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
