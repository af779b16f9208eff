package app.visant.domain.edge.preview;

import app.visant.domain.edge.outbox.CaptureRecord;

/** A preview that is to be sent. Its bytes are shared, not copied. */
public final class Preview {
    private final CaptureRecord capture;
    private final byte[] jpeg;

    /** @param capture the picture itself */
    public Preview(CaptureRecord capture, byte[] jpeg) {
        this.capture = capture;
        this.jpeg = jpeg;
    }

    public CaptureRecord capture() {
        return capture;
    }

    /** Of the small picture; the bytes themselves, not a copy. */
    public byte[] jpeg() {
        return jpeg;
    }

    /** What it takes on the line, in Base64. */
    long bytesOnTheLine() {
        return (jpeg.length + 2) / 3 * 4L;
    }

    @Override
    public String toString() {
        return "Preview[" + capture.id() + ", " + jpeg.length + " bytes]";
    }
}
