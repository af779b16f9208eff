package app.visant.contracts.device.v1;

/** Headers that only devices send. */
public final class DeviceHeaders {
    /** Who speaks, where the path has no device. */
    public static final String DEVICE_ID = "X-Device-ID";

    /** The sequence number of the last command that a reconnecting stream has had. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    /** With {@link #BACKLOG} on an upload that can wait: only those are put off when many devices bring their backlogs. */
    public static final String UPLOAD_LANE = "X-Upload-Lane";

    public static final String BACKLOG = "backlog";

    private DeviceHeaders() {}
}
