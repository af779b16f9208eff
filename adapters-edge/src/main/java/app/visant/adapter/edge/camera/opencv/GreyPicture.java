package app.visant.adapter.edge.camera.opencv;

import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.Resolution;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/** A picture without colours, row by row. */
public final class GreyPicture {
    private final int width;
    private final int height;
    private final byte[] pixels;

    private GreyPicture(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** One byte each, black is 0; not a copy. */
    public byte[] pixels() {
        return pixels;
    }

    /**
     * @param file a PNG, a JPEG, or what else OpenCV can decode
     * @param longSide in pixels; a larger picture is scaled down to it
     * @return empty if OpenCV can't decode it
     * @throws CameraException if OpenCV's libraries are missing
     */
    public static Optional<GreyPicture> of(byte[] file, int longSide) {
        OpenCvLibraries.load();
        try (BytePointer bytes = new BytePointer(file);
                Mat raw = new Mat(1, file.length, opencv_core.CV_8U, bytes);
                Mat picture = opencv_imgcodecs.imdecode(raw, opencv_imgcodecs.IMREAD_GRAYSCALE)) {
            return picture.empty() ? Optional.empty() : Optional.of(scaled(picture, longSide));
        }
    }

    private static GreyPicture scaled(Mat picture, int longSide) {
        @Nullable Resolution smaller = OpenCvReencoder.scaled(picture.cols(), picture.rows(), longSide);
        if (smaller == null) {
            return read(picture);
        }
        try (Mat target = new Mat();
                Size size = new Size(smaller.width(), smaller.height())) {
            opencv_imgproc.resize(picture, target, size, 0, 0, opencv_imgproc.INTER_AREA);
            return read(target);
        }
    }

    private static GreyPicture read(Mat picture) {
        byte[] pixels = new byte[picture.cols() * picture.rows()];
        picture.data().get(pixels);
        return new GreyPicture(picture.cols(), picture.rows(), pixels);
    }
}
