package app.visant.adapter.edge.camera.picture;

import app.visant.domain.capture.Jpeg;
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
    private JpegFile() {}

    /** @throws CameraException naming the file, if it can't be read, is larger than {@link Jpeg#MAX_BYTES} or is no whole JPEG */
    static Frame read(Path file, InstantSource clock) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            checkSize(file);
            /* Of a file this takes no more memory than it has bytes. */
            bytes = in.readNBytes(Jpeg.MAX_BYTES);
        } catch (IOException e) {
            throw new CameraException(Reason.UNAVAILABLE, "The picture " + file + " can't be read.", e);
        }
        try {
            return new Frame(bytes, clock.instant(), System.nanoTime());
        } catch (CameraException e) {
            throw new CameraException(e.reason(), "The picture " + file + " is no whole JPEG.", e);
        }
    }

    /** Before any of it is read: there may be no room for it in memory. */
    private static void checkSize(Path file) throws IOException {
        long size = Files.size(file);
        if (size > Jpeg.MAX_BYTES) {
            throw Frame.tooLarge("The picture " + file, size);
        }
    }
}
