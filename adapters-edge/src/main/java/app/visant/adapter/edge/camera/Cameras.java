package app.visant.adapter.edge.camera;

import app.visant.adapter.edge.camera.ffmpeg.Ffmpeg;
import app.visant.adapter.edge.camera.opencv.OpenCv;
import app.visant.adapter.edge.camera.picture.Pictures;
import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Reencoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge's cameras. */
public final class Cameras {
    private static final Logger log = LoggerFactory.getLogger(Cameras.class);

    /** Cameras that watch their own deadline get this much longer, so that their own, better error comes first. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private Cameras() {}

    /**
     * Returns at once; the camera is opened and warmed up in the background, and again after each failure. What is wrong
     * with it is logged and told by {@link Camera#capture}, which returns or throws within the settings' read deadline and
     * one second, plus as much again while another thread's capture is at work. The camera takes any number of threads.
     */
    public static Camera open(CameraSource source, CameraSettings settings, InstantSource clock) {
        if (source instanceof CameraSource.Device && !settings.backend().supported()) {
            log.warn(
                    "Camera backend {} does not exist on this system: Video4Linux is used",
                    settings.backend().name().toLowerCase(Locale.ROOT));
        }
        Duration deadline = settings.readDeadline().plus(GRACE);
        return new WatchedCamera(source.toString(), () -> opened(source, settings, clock), deadline);
    }

    /** Makes the pictures of any camera smaller, by OpenCV; it is loaded when that is first asked for. */
    public static Reencoder reencoder() {
        return OpenCv.reencoder();
    }

    private static Camera opened(CameraSource source, CameraSettings settings, InstantSource clock) {
        return switch (source) {
            case CameraSource.Device device -> OpenCv.device(device, settings, clock);
            case CameraSource.Rtsp rtsp -> Ffmpeg.onPath().stream(rtsp, settings, clock);
            case CameraSource.Video video -> video(video.file(), settings, clock);
            case CameraSource.Picture picture -> Pictures.file(picture.file(), clock);
            case CameraSource.Folder folder -> Pictures.folder(folder.directory(), clock);
        };
    }

    /** OpenCV reads AVI with Motion JPEG in this process; what it can't read is left to ffmpeg. */
    private static Camera video(Path file, CameraSettings settings, InstantSource clock) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".avi")) {
            try {
                return OpenCv.video(file, settings, clock);
            } catch (CameraException e) {
                if (e.reason() != Reason.READ_FAILED) {
                    throw e;
                }
                log.debug("{} is read by ffmpeg: {}", file, e.getMessage());
            }
        }
        return Ffmpeg.onPath().video(file, settings, clock);
    }
}
