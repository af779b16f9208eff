package app.visant.domain.intake;

import app.visant.domain.capture.Capture;
import java.util.Optional;

/**
 * Port: the pictures' bytes. A write is durable and visible as a whole on return, or not at all; it replaces what was
 * there. Safe for use by many threads.
 */
public interface Datalake {
    void write(Capture capture, Piece piece, byte[] bytes);

    /** Lays a description beside the picture, for whoever finds the files without the database. */
    void describe(Capture capture);

    /** @throws java.io.UncheckedIOException if it is there and can't be read */
    Optional<byte[]> read(Capture capture, Piece piece);

    /** What is kept of a picture. */
    enum Piece {
        IMAGE,
        THUMBNAIL
    }
}
