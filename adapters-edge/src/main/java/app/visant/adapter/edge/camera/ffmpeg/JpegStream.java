package app.visant.adapter.edge.camera.ffmpeg;

import app.visant.domain.capture.Jpeg;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes ffmpeg's {@code mpjpeg} output apart: JPEG pictures, each behind a header that has its length. */
final class JpegStream {
    private static final int MAX_LINE = 1024;
    private static final String LENGTH = "content-length:";

    private final InputStream in;

    JpegStream(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * Waits for the next picture.
     *
     * @return null at the end
     * @throws IOException if the stream ends within a picture, or is no such stream
     */
    byte @Nullable [] next() throws IOException {
        int length = -1;
        for (String line = line(); line != null; line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = length(line.substring(LENGTH.length()).strip());
            } else if (line.isEmpty() && length >= 0) {
                byte[] picture = in.readNBytes(length);
                if (picture.length < length) {
                    throw new EOFException("the stream ended within a picture");
                }
                return picture;
            }
        }
        return null;
    }

    private static int length(String text) throws IOException {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= Jpeg.MAX_BYTES) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new IOException("not a picture's length: " + text, e);
        }
        throw new IOException(
                "a picture of " + text + " bytes, and " + Jpeg.MAX_BYTES + " are the most that are taken");
    }

    private @Nullable String line() throws IOException {
        byte[] line = new byte[MAX_LINE];
        int size = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return new String(line, 0, size, StandardCharsets.US_ASCII).strip();
            }
            if (size == MAX_LINE) {
                throw new IOException("a header line without an end");
            }
            line[size++] = (byte) b;
        }
        return null;
    }
}
