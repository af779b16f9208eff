package app.visant.domain.capture;

import java.util.Optional;

/**
 * What a JPEG's own structure says, found without decoding a pixel: cheap for large and safe for hostile files.
 *
 * @param width in pixels, 1 to 65535
 * @param height in pixels, 1 to 65535
 */
public record Jpeg(int width, int height) {
    /**
     * The largest picture: what edges take from their cameras, and what a cloud takes unless it is told otherwise. An edge has room
     * for three of them at once in its heap of 64 MiB.
     */
    public static final int MAX_BYTES = 16 << 20;

    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int DEFINE_HUFFMAN_TABLE = 0xc4;
    private static final int JPEG_EXTENSION = 0xc8;
    private static final int DEFINE_ARITHMETIC_CODING = 0xcc;

    public long pixels() {
        return (long) width * height;
    }

    /**
     * Reads the structure of a whole JPEG: from its first marker to its last, with a frame header and a scan between.
     * Source: ITU-T T.81, annex B.
     *
     * @return empty if it is something else, is damaged in its structure, or is cut off
     */
    public static Optional<Jpeg> inspect(byte[] bytes) {
        if (!startsAsJpeg(bytes)) {
            return Optional.empty();
        }
        int at = 2;
        Jpeg frame = null;
        while (at + 4 <= bytes.length && (bytes[at] & 0xff) == MARKER) {
            int marker = bytes[at + 1] & 0xff;
            if (marker == MARKER) {
                at++;
                continue;
            }
            int length = unsignedShort(bytes, at + 2);
            if (length < 2 || at + 2 + length > bytes.length) {
                return Optional.empty();
            }
            if (marker == START_OF_SCAN) {
                int scan = at + 2 + length;
                return Optional.ofNullable(frame).filter(any -> endsAsJpeg(bytes, scan));
            }
            if (isFrameHeader(marker)) {
                frame = frame(bytes, at + 4, length).orElse(null);
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    /** Whether the first bytes are those that every JPEG begins with. */
    public static boolean startsAsJpeg(byte[] bytes) {
        return bytes.length > 3
                && (bytes[0] & 0xff) == MARKER
                && (bytes[1] & 0xff) == START_OF_IMAGE
                && (bytes[2] & 0xff) == MARKER;
    }

    /** Some cameras write on behind the end. Within a scan 0xFF is only followed by a zero or a restart marker. */
    private static boolean endsAsJpeg(byte[] bytes, int scan) {
        for (int i = bytes.length - 2; i >= scan; i--) {
            if ((bytes[i] & 0xff) == MARKER && (bytes[i + 1] & 0xff) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != DEFINE_HUFFMAN_TABLE
                && marker != JPEG_EXTENSION
                && marker != DEFINE_ARITHMETIC_CODING;
    }

    private static Optional<Jpeg> frame(byte[] bytes, int at, int length) {
        if (length < 8) {
            return Optional.empty();
        }
        int height = unsignedShort(bytes, at + 1);
        int width = unsignedShort(bytes, at + 3);
        return width == 0 || height == 0 ? Optional.empty() : Optional.of(new Jpeg(width, height));
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
