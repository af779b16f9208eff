package app.visant.adapter.edge.camera.opencv;

import app.visant.domain.capture.Jpeg;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.Reencoder;
import app.visant.domain.edge.camera.Resolution;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By OpenCV, whose libraries are loaded when the first picture is to be made smaller. */
final class OpenCvReencoder implements Reencoder {
    private static final Logger log = LoggerFactory.getLogger(OpenCvReencoder.class);
    private static final int LEAST_SIDE = 16;

    /** Three bytes each are needed to make a picture smaller. */
    private static final long MOST_PIXELS = 50_000_000;

    private volatile boolean missing;

    @Override
    public Optional<byte[]> reencode(byte[] jpeg, int longSide, int quality) {
        boolean bearable =
                Jpeg.inspect(jpeg).filter(it -> it.pixels() <= MOST_PIXELS).isPresent();
        if (!bearable || missing || !loaded()) {
            return Optional.empty();
        }
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat raw = new Mat(1, jpeg.length, opencv_core.CV_8U, bytes);
                Mat picture = opencv_imgcodecs.imdecode(raw, opencv_imgcodecs.IMREAD_COLOR);
                JpegEncoder encoder = new JpegEncoder(quality)) {
            return picture.empty()
                    ? Optional.empty()
                    : Optional.of(encoder.encode(picture, scaled(picture.cols(), picture.rows(), longSide)));
        } catch (CameraException e) {
            log.debug("A picture can't be made smaller: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private boolean loaded() {
        try {
            OpenCvLibraries.load();
            return true;
        } catch (CameraException e) {
            missing = true;
            log.warn("Pictures can't be made smaller on this device: {}", e.getMessage());
            return false;
        }
    }

    static @Nullable Resolution scaled(int width, int height, int longSide) {
        int longer = Math.max(width, height);
        if (longer <= longSide) {
            return null;
        }
        return new Resolution(side(width, longSide, longer), side(height, longSide, longer));
    }

    private static int side(int side, int longSide, int longer) {
        return Math.max(LEAST_SIDE, Math.round((float) side * longSide / longer));
    }
}
