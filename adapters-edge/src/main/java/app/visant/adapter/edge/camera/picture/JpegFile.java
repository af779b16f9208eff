package app.visant.adapter.edge.camera.picture;

import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Reads one JPEG file. */
final class JpegFile {
    private static final int MAX_BYTES = 64 << 20;

    private JpegFile() {}

    /** @throws CameraException naming the file, if it can't be read, is over 64 MiB or is no whole JPEG */
    static Frame read(Path file, InstantSource clock) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new CameraException(Reason.UNAVAILABLE, "The picture " + file + " can't be read.", e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new CameraException(Reason.READ_FAILED, "The picture " + file + " is larger than 64 MiB.");
        }
        try {
            return new Frame(bytes, clock.instant(), System.nanoTime());
        } catch (CameraException e) {
            throw new CameraException(e.reason(), "The picture " + file + " is no whole JPEG.", e);
        }
    }
}
