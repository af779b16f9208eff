package app.visant.adapter.edge.camera.opencv;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Reencoder;
import app.visant.domain.edge.preview.PreviewMaker;
import java.nio.file.Path;
import java.time.InstantSource;

/** Opens what OpenCV can read. A read may block for as long as the driver does. */
public final class OpenCv {
    private OpenCv() {}

    /**
     * Opens a USB camera, sets its resolution and lets it warm up.
     *
     * @throws CameraException if it is not there, not allowed, in use, or OpenCV's libraries are missing
     */
    public static Camera device(CameraSource.Device device, CameraSettings settings, InstantSource clock) {
        OpenCvLibraries.load();
        return new DeviceCamera(device, settings, clock);
    }

    /**
     * Opens an AVI file with Motion JPEG in it, played over and over in real time.
     *
     * @throws CameraException if there is no such file ({@code UNAVAILABLE}), it is in another format ({@code READ_FAILED}),
     *     or OpenCV's libraries are missing
     */
    public static Camera video(Path file, CameraSettings settings, InstantSource clock) {
        OpenCvLibraries.load();
        return new MotionJpegCamera(file, settings, clock);
    }

    /** Loads nothing before it is used first; without OpenCV's libraries it makes no picture smaller, and says so in the log once. */
    public static Reencoder reencoder() {
        return new OpenCvReencoder();
    }

    /** Makes previews. Loads nothing before the first one. */
    public static PreviewMaker previews() {
        return new OpenCvPreviews();
    }
}
