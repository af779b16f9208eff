package app.visant.domain.edge.outbox;

/** A picture that is to be sent. Its bytes are shared, not copied: whoever gets them leaves them as they are. */
public final class OutboxItem {
    private final CaptureRecord capture;
    private final byte[] jpeg;
    private final int attempts;

    /** @param attempts how often sending failed so far */
    public OutboxItem(CaptureRecord capture, byte[] jpeg, int attempts) {
        this.capture = capture;
        this.jpeg = jpeg;
        this.attempts = attempts;
    }

    public CaptureRecord capture() {
        return capture;
    }

    /** The bytes themselves, not a copy. */
    public byte[] jpeg() {
        return jpeg;
    }

    public int attempts() {
        return attempts;
    }

    @Override
    public String toString() {
        return "OutboxItem[" + capture.id() + ", " + jpeg.length + " bytes, attempts " + attempts + "]";
    }
}
