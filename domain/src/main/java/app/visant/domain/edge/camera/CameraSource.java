package app.visant.domain.edge.camera;

import app.visant.domain.kernel.InvalidInput;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Where pictures come from. {@link Object#toString()} of each is fit for a log: it never shows credentials. */
public sealed interface CameraSource {
    /**
     * A USB camera.
     *
     * @param index N of {@code /dev/videoN}, 0 to 255
     */
    record Device(int index) implements CameraSource {
        public Device {
            if (index < 0 || index > 255) {
                throw new InvalidInput("camera_source", "a camera's number must be 0 to 255");
            }
        }

        @Override
        public String toString() {
            return "/dev/video" + index;
        }
    }

    /** A network camera; the URI may hold user and password. */
    record Rtsp(URI uri) implements CameraSource {
        /** @throws InvalidInput if it is not an absolute {@code rtsp} or {@code rtsps} URI with a host */
        public Rtsp {
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!Set.of("rtsp", "rtsps").contains(scheme) || uri.getHost() == null || uri.getRawFragment() != null) {
                throw badUri();
            }
        }

        /** Scheme, host, port and path; what can hold a secret (user information, query, {@code name=value} in the path) is left out. */
        @Override
        public String toString() {
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            int assignment = path.indexOf('=');
            String shown = assignment < 0 ? path : path.substring(0, path.lastIndexOf('/', assignment) + 1) + "…";
            return uri.getScheme() + "://" + uri.getHost() + port + shown + (uri.getRawQuery() == null ? "" : "?…");
        }

        static InvalidInput badUri() {
            return new InvalidInput(
                    "camera_source",
                    "an RTSP address must be like rtsp://user:password@host:554/path, with special characters of user and password"
                            + " written as %XX (@ is %40, # is %23)");
        }
    }

    /** A video file, played over and over in real time. */
    record Video(Path file) implements CameraSource {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** A JPEG file, the same picture every time. */
    record Picture(Path file) implements CameraSource {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** The JPEG files of a folder by name, one after the other, over and over. */
    record Folder(Path directory) implements CameraSource {
        @Override
        public String toString() {
            return directory.toString();
        }
    }

    /**
     * Reads what a person writes: {@code 0}, {@code /dev/video0}, an RTSP address, a video or JPEG file, or a folder (a path that
     * has a {@code /} in it and ends without a file's extension, or ends with {@code /}). Files need not exist yet.
     *
     * @throws InvalidInput saying what is accepted, without repeating a text that could hold a password
     */
    static CameraSource parse(String text) {
        return CameraSourceText.parse(text);
    }
}
