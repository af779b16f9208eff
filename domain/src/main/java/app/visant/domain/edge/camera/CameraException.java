package app.visant.domain.edge.camera;

import app.visant.domain.kernel.VisantException;

/** A camera gave no picture. The message names the camera without its credentials and says what to do, if that is known. */
public final class CameraException extends VisantException {
    /** Why, as a stable word for reports to the cloud. */
    public enum Reason {
        /** The device, file or server is not there, or refuses. */
        UNAVAILABLE("camera_unavailable"),
        /** The camera was there and gave nothing within the deadline. */
        TIMEOUT("camera_timeout"),
        /** So many reads of the camera never came back that no further one is tried. */
        HANGING("camera_hangs"),
        /** The camera gave something that is no picture, or ended in the middle. */
        READ_FAILED("camera_read_failed"),
        /** The camera gave a picture of more bytes than the device and the cloud take. */
        TOO_LARGE("camera_picture_too_large"),
        /** Other captures kept the camera busy for as long as a caller may wait. */
        BUSY("camera_busy"),
        /** The camera was closed before or during the capture. */
        CLOSED("camera_closed"),
        /** The program {@code ffmpeg} is not installed. */
        FFMPEG_MISSING("ffmpeg_missing"),
        /** OpenCV's shared libraries are not where they are looked for, or do not load. */
        OPENCV_MISSING("opencv_missing");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final Reason reason;

    public CameraException(Reason reason, String message) {
        super(Kind.UNAVAILABLE, reason.code(), message);
        this.reason = reason;
    }

    public CameraException(Reason reason, String message, Throwable cause) {
        this(reason, message);
        initCause(cause);
    }

    public Reason reason() {
        return reason;
    }
}
