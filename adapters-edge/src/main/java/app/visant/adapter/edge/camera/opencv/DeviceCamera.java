package app.visant.adapter.edge.camera.opencv;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Frame;
import app.visant.domain.edge.camera.Resolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A USB camera by Video4Linux. */
final class DeviceCamera implements Camera {
    private static final Logger log = LoggerFactory.getLogger(DeviceCamera.class);

    private final CameraSource.Device device;
    private final InstantSource clock;
    private final VideoCapture video;
    private final FreshFrame fresh;
    private final JpegEncoder encoder;
    private final Mat picture;
    private boolean closed;

    DeviceCamera(CameraSource.Device device, CameraSettings settings, InstantSource clock) {
        checkAccess(device);
        this.device = device;
        this.clock = clock;
        this.video = new VideoCapture(device.index(), opencv_videoio.CAP_V4L2);
        if (!video.isOpened()) {
            video.close();
            throw unavailable(
                    device, "does not open: it is in use by another program, or no camera that takes pictures");
        }
        setResolution(settings);
        this.fresh = new FreshFrame(new Sensor(video), settings.staleAge(), System::nanoTime);
        this.encoder = new JpegEncoder(settings.jpegQuality());
        this.picture = new Mat();
        for (int i = 0; i < settings.warmupFrames(); i++) {
            if (!video.grab()) {
                close();
                throw unavailable(device, "opens but gives no picture");
            }
        }
    }

    private static void checkAccess(CameraSource.Device device) {
        Path node = Path.of(device.toString());
        if (!Files.exists(node)) {
            throw unavailable(device, "is not there: is it plugged in? ls /dev/video* shows the cameras");
        }
        if (!Files.isReadable(node) || !Files.isWritable(node)) {
            throw unavailable(device, "may not be used by this user: add it to the group video");
        }
    }

    private void setResolution(CameraSettings settings) {
        Resolution wanted = settings.resolution();
        if (wanted == null) {
            return;
        }
        video.set(opencv_videoio.CAP_PROP_FRAME_WIDTH, wanted.width());
        video.set(opencv_videoio.CAP_PROP_FRAME_HEIGHT, wanted.height());
        int width = (int) video.get(opencv_videoio.CAP_PROP_FRAME_WIDTH);
        int height = (int) video.get(opencv_videoio.CAP_PROP_FRAME_HEIGHT);
        if (width != wanted.width() || height != wanted.height()) {
            log.warn("The camera {} can't do {}: it gives {}x{}", device, wanted, width, height);
        }
    }

    @Override
    public Frame capture() {
        if (closed) {
            throw new CameraException(Reason.CLOSED, "The camera " + device + " is closed.");
        }
        if (!fresh.grab() || !video.retrieve(picture) || picture.empty()) {
            throw new CameraException(
                    Reason.READ_FAILED, "The camera " + device + " gave no picture: was it unplugged?");
        }
        var takenAt = clock.instant();
        long takenNanos = System.nanoTime();
        return new Frame(encoder.encode(picture, null), takenAt, takenNanos);
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

    private static CameraException unavailable(CameraSource.Device device, String why) {
        return new CameraException(Reason.UNAVAILABLE, "The camera " + device + " " + why + ".");
    }

    private record Sensor(VideoCapture video) implements FreshFrame.Sensor {
        @Override
        public boolean grab() {
            return video.grab();
        }

        @Override
        public double timestampMillis() {
            return video.get(opencv_videoio.CAP_PROP_POS_MSEC);
        }
    }
}
