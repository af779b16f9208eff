package app.visant.domain.edge.camera;

import app.visant.domain.edge.camera.CameraSource.Device;
import app.visant.domain.edge.camera.CameraSource.Folder;
import app.visant.domain.edge.camera.CameraSource.Picture;
import app.visant.domain.edge.camera.CameraSource.Rtsp;
import app.visant.domain.edge.camera.CameraSource.Video;
import app.visant.domain.kernel.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of {@link CameraSource#parse}. */
final class CameraSourceText {
    private static final Pattern DEVICE = Pattern.compile("(?:/dev/video)?([0-9]{1,3})");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
    private static final Set<String> VIDEOS = Set.of(
            "avi", "mp4", "m4v", "mkv", "mov", "webm", "mpg", "mpeg", "ts", "mjpeg", "mjpg", "flv", "wmv", "3gp");
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg");

    private CameraSourceText() {}

    static CameraSource parse(String text) {
        String source = text.strip();
        Matcher device = DEVICE.matcher(source);
        if (device.matches()) {
            return new Device(Integer.parseInt(device.group(1)));
        }
        Matcher scheme = SCHEME.matcher(source);
        if (scheme.matches()) {
            return network(scheme.group(1).toLowerCase(Locale.ROOT), source);
        }
        return file(source);
    }

    private static CameraSource network(String scheme, String source) {
        if (!scheme.equals("rtsp") && !scheme.equals("rtsps")) {
            throw unknown();
        }
        try {
            return new Rtsp(new URI(source));
        } catch (URISyntaxException e) {
            /* The exception's text repeats the address, password included, so it goes no further. */
            throw Rtsp.badUri();
        }
    }

    private static CameraSource file(String source) {
        if (source.isEmpty()) {
            throw unknown();
        }
        Path path;
        try {
            path = Path.of(source);
        } catch (InvalidPathException e) {
            throw unknown();
        }
        if (source.endsWith("/") || source.equals(".") || source.equals("..")) {
            return new Folder(path);
        }
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (VIDEOS.contains(extension)) {
            return new Video(path);
        }
        if (PICTURES.contains(extension)) {
            return new Picture(path);
        }
        if (dot <= 0 && source.contains("/")) {
            return new Folder(path);
        }
        throw unknown();
    }

    private static InvalidInput unknown() {
        return new InvalidInput(
                "camera_source",
                "must be a USB camera (0, 1, /dev/video0), an address rtsp://… or rtsps://…, a video file (.avi, .mp4, .mkv, .mov,"
                        + " .webm, …), a JPEG picture (.jpg, .jpeg) or a folder of them (./pictures/)");
    }
}
