package app.visant.domain.edge.camera;

import app.visant.domain.edge.camera.CameraException.Reason;
import org.jspecify.annotations.Nullable;

/** The size of a JPEG in pixels, read from its segments without decoding the picture. */
record JpegSize(int width, int height) {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    /** @throws CameraException if the bytes are no JPEG, have no size, or end before the picture does */
    static JpegSize of(byte[] jpeg) {
        if (jpeg.length < 4 || at(jpeg, 0) != 0xFF || at(jpeg, 1) != START_OF_IMAGE) {
            throw refused("not a JPEG");
        }
        @Nullable JpegSize size = null;
        int pos = 2;
        while (pos + 4 <= jpeg.length && at(jpeg, pos) == 0xFF) {
            int marker = at(jpeg, pos + 1);
            if (marker == 0xFF) {
                pos++;
                continue;
            }
            int length = pair(jpeg, pos + 2);
            if (isFrameHeader(marker) && pos + 9 <= jpeg.length) {
                size = new JpegSize(pair(jpeg, pos + 7), pair(jpeg, pos + 5));
            }
            pos += 2 + length;
            if (marker == START_OF_SCAN) {
                return checked(size, jpeg, pos);
            }
        }
        throw refused("a damaged JPEG without a picture");
    }

    private static JpegSize checked(@Nullable JpegSize size, byte[] jpeg, int scan) {
        if (size == null || size.width == 0 || size.height == 0) {
            throw refused("a damaged JPEG without a size");
        }
        /* Within the entropy-coded data 0xFF is always followed by a zero or a restart marker. */
        for (int i = jpeg.length - 2; i >= scan; i--) {
            if (at(jpeg, i) == 0xFF && at(jpeg, i + 1) == END_OF_IMAGE) {
                return size;
            }
        }
        throw refused("a JPEG whose end is missing");
    }

    /** SOF0 to SOF15, without the tables (DHT, DAC) and the extension that share their range. */
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xFF;
    }

    private static int pair(byte[] bytes, int index) {
        return at(bytes, index) << 8 | at(bytes, index + 1);
    }

    private static CameraException refused(String what) {
        return new CameraException(Reason.READ_FAILED, "The camera's picture is " + what + ".");
    }
}
