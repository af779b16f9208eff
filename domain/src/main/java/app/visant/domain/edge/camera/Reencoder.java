package app.visant.domain.edge.camera;

import java.util.Optional;

/** Port: makes a picture of fewer bytes. Safe for use by many threads. */
public interface Reencoder {
    /** Of a device that can't. */
    Reencoder NONE = (jpeg, longSide, quality) -> Optional.empty();

    /**
     * @param jpeg left as it is
     * @param longSide of the picture in pixels, at most, from 16; a smaller one keeps its size
     * @param quality 1 to 100
     * @return another JPEG, which may be larger; empty if that one can't be read or is too large to be, or what reads it is missing on
     *     this device
     */
    Optional<byte[]> reencode(byte[] jpeg, int longSide, int quality);
}
