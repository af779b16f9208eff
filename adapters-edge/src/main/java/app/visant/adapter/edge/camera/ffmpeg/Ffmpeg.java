package app.visant.adapter.edge.camera.ffmpeg;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Resolution;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Opens what the programs ffmpeg and ffprobe can read. */
public final class Ffmpeg {
    private final String ffmpeg;
    private final String ffprobe;

    /** Names that are looked for on the path, or paths. */
    Ffmpeg(String ffmpeg, String ffprobe) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
    }

    /** The programs that the system finds under their own names. */
    public static Ffmpeg onPath() {
        return new Ffmpeg("ffmpeg", "ffprobe");
    }

    /**
     * Begins to receive a network camera's stream; whether that works is told by the first capture.
     *
     * @throws CameraException if ffmpeg is not installed
     */
    public Camera stream(CameraSource.Rtsp source, CameraSettings settings, InstantSource clock) {
        return new RtspCamera(ffmpeg, source, settings, clock);
    }

    /**
     * Opens a video file, played over and over in real time.
     *
     * @throws CameraException if ffmpeg is not installed, or the file is not there or no video
     */
    public Camera video(Path file, CameraSettings settings, InstantSource clock) {
        return new VideoCamera(ffmpeg, ffprobe, file, settings, clock);
    }

    /** Options that end each command line: JPEG pictures with their lengths, on the standard output. */
    static List<String> jpegOutput(CameraSettings settings, List<String> filters) {
        List<String> all = new ArrayList<>(filters);
        Resolution resolution = settings.resolution();
        if (resolution != null) {
            all.add("scale=" + resolution.width() + ":" + resolution.height());
        }
        List<String> options = new ArrayList<>(List.of("-an", "-sn", "-dn"));
        if (!all.isEmpty()) {
            options.addAll(List.of("-vf", String.join(",", all)));
        }
        options.addAll(List.of("-fps_mode", "passthrough", "-pix_fmt", "yuvj420p", "-c:v", "mjpeg"));
        options.addAll(List.of("-q:v", Integer.toString(quantiser(settings.jpegQuality()))));
        options.addAll(List.of("-flush_packets", "1", "-f", "mpjpeg", "pipe:1"));
        return options;
    }

    /** ffmpeg's scale of 2 (best) to 31 for a JPEG quality: libjpeg's percentage of its tables, and ffmpeg's, a tenth per step. */
    static int quantiser(int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return Math.clamp(Math.round(percent / 10.0), 2, 31);
    }
}
