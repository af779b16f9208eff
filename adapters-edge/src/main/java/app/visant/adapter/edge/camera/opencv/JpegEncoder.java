package app.visant.adapter.edge.camera.opencv;

import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.Resolution;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/** Turns OpenCV's pictures into JPEG. Holds native memory until it is closed. */
final class JpegEncoder implements AutoCloseable {
    private final IntPointer parameters;

    /** @param quality 1 to 100 */
    JpegEncoder(int quality) {
        this.parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
    }

    /** @param scaled the size to scale to; null for the picture's own */
    byte[] encode(Mat picture, @Nullable Resolution scaled) {
        if (scaled == null || (scaled.width() == picture.cols() && scaled.height() == picture.rows())) {
            return encode(picture);
        }
        try (Mat target = new Mat();
                Size size = new Size(scaled.width(), scaled.height())) {
            opencv_imgproc.resize(picture, target, size, 0, 0, opencv_imgproc.INTER_AREA);
            return encode(target);
        }
    }

    private byte[] encode(Mat picture) {
        try (BytePointer buffer = new BytePointer()) {
            if (!opencv_imgcodecs.imencode(".jpg", picture, buffer, parameters)) {
                throw new CameraException(Reason.READ_FAILED, "The camera's picture could not be encoded as JPEG.");
            }
            byte[] jpeg = new byte[Math.toIntExact(buffer.limit())];
            buffer.get(jpeg);
            return jpeg;
        }
    }

    @Override
    public void close() {
        parameters.close();
    }
}
