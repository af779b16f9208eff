package app.visant.domain.edge.camera;

import app.visant.domain.capture.Jpeg;
import java.time.Instant;

/**
 * One picture as its camera gave it: a whole JPEG with the time when it was taken. Its bytes are shared, not copied: whoever gives
 * or gets them leaves them as they are.
 */
public final class Frame {
    private final byte[] jpeg;
    private final Instant capturedAt;
    private final long monotonicNanos;
    private final Jpeg size;

    /**
     * @param jpeg not to be changed afterwards
     * @param capturedAt the best wall time known when the picture was taken
     * @param monotonicNanos {@link System#nanoTime()} of that moment; comparable only within one boot
     * @throws CameraException with {@link CameraException.Reason#READ_FAILED} if the bytes are no whole JPEG, with
     *     {@link CameraException.Reason#TOO_LARGE} if they are more than {@link Jpeg#MAX_BYTES}
     */
    public Frame(byte[] jpeg, Instant capturedAt, long monotonicNanos) {
        if (jpeg.length > Jpeg.MAX_BYTES) {
            throw tooLarge("The camera's picture", jpeg.length);
        }
        this.size = Jpeg.inspect(jpeg)
                .orElseThrow(() -> new CameraException(
                        CameraException.Reason.READ_FAILED, "The camera's picture is no JPEG, or a damaged one."));
        this.jpeg = jpeg;
        this.capturedAt = capturedAt;
        this.monotonicNanos = monotonicNanos;
    }

    /**
     * What a camera throws that knows the size of a picture before it has read it.
     *
     * @param subject what is too large, as the beginning of a sentence
     */
    public static CameraException tooLarge(String subject, long bytes) {
        return new CameraException(
                CameraException.Reason.TOO_LARGE,
                subject + " has " + bytes + " bytes, and " + Jpeg.MAX_BYTES + " are the most that are taken.");
    }

    /** The bytes themselves, not a copy. */
    public byte[] jpeg() {
        return jpeg;
    }

    public Instant capturedAt() {
        return capturedAt;
    }

    public long monotonicNanos() {
        return monotonicNanos;
    }

    /** Pixels, 1 to 65535, as the JPEG says. */
    public int width() {
        return size.width();
    }

    /** Pixels, 1 to 65535, as the JPEG says. */
    public int height() {
        return size.height();
    }

    @Override
    public String toString() {
        return "Frame[" + width() + "x" + height() + ", " + jpeg.length + " bytes, " + capturedAt + "]";
    }
}
