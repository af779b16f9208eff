package app.visant.adapter.edge.camera.picture;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** One JPEG file, read anew for each capture. */
final class PictureCamera implements Camera {
    private final Path file;
    private final InstantSource clock;
    private boolean closed;

    PictureCamera(Path file, InstantSource clock) {
        if (!Files.isRegularFile(file)) {
            throw new CameraException(Reason.UNAVAILABLE, "There is no picture " + file + ".");
        }
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Frame capture() {
        if (closed) {
            throw new CameraException(Reason.CLOSED, "The camera " + file + " is closed.");
        }
        return JpegFile.read(file, clock);
    }

    @Override
    public void close() {
        closed = true;
    }
}
