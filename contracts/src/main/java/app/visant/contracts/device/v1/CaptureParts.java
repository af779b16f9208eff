package app.visant.contracts.device.v1;

/** The parts of an upload as {@code multipart/form-data}. */
public final class CaptureParts {
    /** The JPEG; the only part that is not text. */
    public static final String FILE = "file";

    public static final String DEVICE_ID = "device_id";
    public static final String RECORD_ID = "record_id";
    public static final String CAPTURED_AT = "captured_at";
    public static final String TRIGGER_LABEL = "trigger_label";
    public static final String TRIGGER_ID = "trigger_id";

    /** Of the JPEG, in hex; checked if present. */
    public static final String SHA256 = "sha256";

    /** A JSON object. */
    public static final String METADATA = "metadata";

    /** A {@link CaptureClock} as JSON. */
    public static final String CLOCK = "clock";

    private CaptureParts() {}
}
