package app.visant.edge.e2e;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A JPEG with so many comments in it that it has the bytes that are wanted. */
final class PaddedJpeg {
    /** What edges and clouds take. */
    static final int LARGEST = 16 << 20;

    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SHORTEST_COMMENT = 4;

    private PaddedJpeg() {}

    /** @param size at least 100 KB */
    static Path write(Path file, int size) throws IOException {
        byte[] picture = Files.readAllBytes(EdgeProcess.PICTURES.resolve("walkway-01.jpg"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(picture, 0, 2);
            int left = size - picture.length;
            while (left > 0) {
                /* No rest is left that is too short for a comment. */
                int length = left <= LONGEST_COMMENT ? left : Math.min(LONGEST_COMMENT, left - SHORTEST_COMMENT);
                out.write(comment(length));
                left -= length;
            }
            out.write(picture, 2, picture.length - 2);
        }
        return file;
    }

    /** @param length in bytes, with its marker */
    private static byte[] comment(int length) {
        byte[] comment = new byte[length];
        Arrays.fill(comment, (byte) ' ');
        comment[0] = (byte) 0xff;
        comment[1] = (byte) 0xfe;
        comment[2] = (byte) ((length - 2) >> 8);
        comment[3] = (byte) (length - 2);
        return comment;
    }
}
