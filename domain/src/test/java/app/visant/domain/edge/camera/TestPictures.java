package app.visant.domain.edge.camera;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small pictures, made and read by the JDK's own codec. */
public final class TestPictures {
    private TestPictures() {}

    /** A JPEG of 64x48 whose grey tells the number, modulo 256. */
    public static byte[] numbered(int number) {
        return encode(number, 64, 48, "jpg");
    }

    /** A JPEG with so much in it that its bytes grow with its pixels. */
    public static byte[] patterned(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(
                        x, y, new Color((x / 3 * 7) & 0xFF, (y / 3 * 5) & 0xFF, (x / 9 * (y / 9)) & 0xFF).getRGB());
            }
        }
        return written(image, "jpg");
    }

    /** A small JPEG with a comment that makes it so many bytes long, up to 65,000. */
    public static byte[] padded(int bytes) {
        byte[] jpeg = numbered(1);
        int comment = bytes - jpeg.length - 4;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(0xFE);
        out.write((comment + 2) >> 8);
        out.write((comment + 2) & 0xFF);
        out.writeBytes(new byte[comment]);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    public static byte[] png() {
        return encode(1, 8, 8, "png");
    }

    private static byte[] encode(int number, int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int grey = number & 0xFF;
        int rgb = new Color(grey, grey, grey).getRGB();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return written(image, format);
    }

    private static byte[] written(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Decodes the whole picture; fails if that is not possible. */
    public static BufferedImage decode(byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            if (image == null) {
                throw new AssertionError("not a picture: " + jpeg.length + " bytes");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
