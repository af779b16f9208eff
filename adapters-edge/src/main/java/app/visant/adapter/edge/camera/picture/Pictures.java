package app.visant.adapter.edge.camera.picture;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Opens JPEG files as cameras. Bytes are handed on as they are. */
public final class Pictures {
    private Pictures() {}

    /** @throws CameraException if there is no such file */
    public static Camera file(Path file, InstantSource clock) {
        return new PictureCamera(file, clock);
    }

    /**
     * The folder's {@code .jpg} and {@code .jpeg} files by name, over and over; files that come or go are noticed.
     *
     * @throws CameraException if there is no such folder
     */
    public static Camera folder(Path directory, InstantSource clock) {
        return new FolderCamera(directory, clock);
    }
}
