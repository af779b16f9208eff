package app.visant.domain.intake;

import java.util.Optional;

/** Port: makes small versions of pictures. Safe for use by many threads. */
public interface Thumbnails {
    /** At most this many pixels wide. */
    int WIDTH = 400;

    /** At most this many pixels high. */
    int HEIGHT = 300;

    /** JPEG quality, of 100. */
    int QUALITY = 85;

    /**
     * @param jpeg a picture of at most {@link IntakeLimits#maxPixels()}
     * @return a JPEG that fits into {@link #WIDTH} × {@link #HEIGHT} with the same proportions; empty if the picture
     *     can't be decoded
     */
    Optional<byte[]> make(byte[] jpeg);
}
