package app.visant.adapter.edge.camera.opencv;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.PlayHead;
import app.visant.domain.edge.camera.Resolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.jspecify.annotations.Nullable;

/** A Motion JPEG file, played over and over in real time. */
final class MotionJpegCamera implements Camera {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path file;
    private final InstantSource clock;
    private final PlayHead head;
    private final @Nullable Resolution resolution;
    private final VideoCapture video;
    private final JpegEncoder encoder;
    private final Mat picture;
    private final double framesPerSecond;
    private final Duration length;
    private boolean closed;

    MotionJpegCamera(Path file, CameraSettings settings, InstantSource clock) {
        if (!Files.isReadable(file)) {
            throw new CameraException(Reason.UNAVAILABLE, "There is no readable video " + file + ".");
        }
        this.file = file;
        this.clock = clock;
        this.resolution = settings.resolution();
        this.video = new VideoCapture(file.toString(), opencv_videoio.CAP_OPENCV_MJPEG);
        this.framesPerSecond = video.get(opencv_videoio.CAP_PROP_FPS);
        double frames = video.get(opencv_videoio.CAP_PROP_FRAME_COUNT);
        if (!video.isOpened() || !(frames >= 1) || !(framesPerSecond > 0)) {
            video.close();
            throw new CameraException(Reason.READ_FAILED, "The video " + file + " is no Motion JPEG.");
        }
        this.length = Duration.ofNanos(Math.round(frames / framesPerSecond * NANOS_PER_SECOND));
        this.encoder = new JpegEncoder(settings.jpegQuality());
        this.picture = new Mat();
        this.head = new PlayHead(settings.videoOffset(), clock);
    }

    @Override
    public Frame capture() {
        if (closed) {
            throw new CameraException(Reason.CLOSED, "The camera " + file + " is closed.");
        }
        double frame = Math.floor(head.position(length).toNanos() / NANOS_PER_SECOND * framesPerSecond);
        if (!video.set(opencv_videoio.CAP_PROP_POS_FRAMES, frame) || !video.read(picture) || picture.empty()) {
            throw new CameraException(
                    Reason.READ_FAILED, "The video " + file + " has no readable picture " + (long) frame + ".");
        }
        return new Frame(encoder.encode(picture, resolution), clock.instant(), System.nanoTime());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            picture.close();
            encoder.close();
            video.release();
            video.close();
        }
    }
}
