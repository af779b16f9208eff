package app.visant.edge.doctor;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Frame;
import java.util.function.Supplier;

/** Takes one picture. */
final class CameraCheck {
    static final String SUBJECT = "camera";

    private CameraCheck() {}

    /** @param opener opens it, in the background or at once */
    static Finding look(CameraSource source, Supplier<Camera> opener) {
        long asked = System.nanoTime();
        try (Camera camera = opener.get()) {
            Frame frame = camera.capture();
            long millis = (System.nanoTime() - asked) / 1_000_000;
            return Finding.ok(
                    SUBJECT,
                    source + " gave " + frame.width() + "x" + frame.height() + ", " + frame.jpeg().length
                            + " bytes, in " + millis + " ms");
        } catch (CameraException e) {
            String said = e.getMessage().replaceFirst("[.\\s]+$", "");
            return Finding.fail(SUBJECT, said + "." + advice(source, e.reason()));
        }
    }

    /** Only one program at a time can have a USB camera. */
    static Finding leftToTheDaemon(CameraSource source, boolean runs) {
        return Finding.skip(
                SUBJECT,
                runs
                        ? source + " belongs to the daemon while that runs: stop it to have the camera tried"
                        : source + " may belong to the daemon, if that runs: look as the daemon's user or as root");
    }

    private static String advice(CameraSource source, CameraException.Reason reason) {
        return switch (reason) {
            case UNAVAILABLE, READ_FAILED ->
                switch (source) {
                    case CameraSource.Device device -> "";
                    case CameraSource.Rtsp rtsp ->
                        " Is it switched on and in this network, and are address, user and password right?";
                    case CameraSource.Video video -> fileAdvice();
                    case CameraSource.Picture picture -> fileAdvice();
                    case CameraSource.Folder folder -> fileAdvice();
                };
            case TIMEOUT, HANGING -> " It may hang: take its power away for a moment.";
            case TOO_LARGE -> " Let the camera make smaller pictures.";
            case BUSY, CLOSED -> " Try again.";
            case FFMPEG_MISSING, OPENCV_MISSING -> "";
        };
    }

    private static String fileAdvice() {
        return " Is --camera-source right, and may this user read it?";
    }
}
