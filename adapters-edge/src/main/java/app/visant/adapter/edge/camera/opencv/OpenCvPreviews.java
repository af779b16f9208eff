package app.visant.adapter.edge.camera.opencv;

import app.visant.domain.capture.Jpeg;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.PreviewMaker;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** By OpenCV, whose libraries are loaded when the first preview is to be made. A JPEG is decoded at an eighth of its size if that is enough. */
final class OpenCvPreviews implements PreviewMaker {
    private static final long MOST_PIXELS = 100_000_000;
    private static final int[] QUALITIES = {75, 60, 45, 30};
    private static final int SMALLER_SIDE = 200;

    @Override
    public synchronized Making make(byte[] jpeg) {
        Optional<Jpeg> size = Jpeg.inspect(jpeg).filter(it -> it.pixels() <= MOST_PIXELS);
        if (size.isEmpty()) {
            return new Unreadable("no JPEG, or one of too many pixels");
        }
        try {
            OpenCvLibraries.load();
        } catch (CameraException e) {
            return new Unavailable(String.valueOf(e.getMessage()));
        }
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat raw = new Mat(1, jpeg.length, opencv_core.CV_8U, bytes);
                Mat picture = opencv_imgcodecs.imdecode(raw, reduction(size.get()))) {
            return picture.empty() ? new Unreadable("OpenCV can't decode it") : make(picture);
        } catch (CameraException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static int reduction(Jpeg size) {
        int times = Math.max(size.width(), size.height()) / LONG_SIDE;
        if (times >= 8) {
            return opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
        }
        if (times >= 4) {
            return opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
        }
        return times >= 2 ? opencv_imgcodecs.IMREAD_REDUCED_COLOR_2 : opencv_imgcodecs.IMREAD_COLOR;
    }

    private static Making make(Mat picture) {
        Look look = look(picture);
        for (int quality : QUALITIES) {
            byte[] preview = encode(picture, LONG_SIDE, quality);
            if (preview.length <= MOST_BYTES) {
                return new Made(preview, look);
            }
        }
        byte[] last = encode(picture, SMALLER_SIDE, QUALITIES[QUALITIES.length - 1]);
        return last.length <= MOST_BYTES ? new Made(last, look) : new Unreadable("it can't be made small enough");
    }

    private static byte[] encode(Mat picture, int longSide, int quality) {
        try (JpegEncoder encoder = new JpegEncoder(quality)) {
            return encoder.encode(picture, OpenCvReencoder.scaled(picture.cols(), picture.rows(), longSide));
        }
    }

    private static Look look(Mat picture) {
        byte[] colours = new byte[Look.WIDTH * Look.HEIGHT * 3];
        try (Mat fields = new Mat();
                Size size = new Size(Look.WIDTH, Look.HEIGHT)) {
            opencv_imgproc.resize(picture, fields, size, 0, 0, opencv_imgproc.INTER_AREA);
            fields.data().get(colours);
        }
        int[] greys = new int[Look.WIDTH * Look.HEIGHT];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = grey(colours[3 * i] & 0xff, colours[3 * i + 1] & 0xff, colours[3 * i + 2] & 0xff);
        }
        return Look.of(greys);
    }

    /** As ITU-R BT.601 weighs the colours, in 256ths. */
    private static int grey(int blue, int green, int red) {
        return (29 * blue + 150 * green + 77 * red) >> 8;
    }
}
