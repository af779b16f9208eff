package app.visant.domain.edge.preview;

import app.visant.domain.edge.outbox.Look;

/** Port: looks at a picture and makes it small. Safe for use by many threads, which take turns. */
@FunctionalInterface
public interface PreviewMaker {
    /** The longer side of a preview, in pixels, at most. */
    int LONG_SIDE = 320;

    /** Of a preview's JPEG, at most. */
    int MOST_BYTES = 32 * 1024;

    /** @param jpeg the whole picture; left as it is */
    Making make(byte[] jpeg);

    /** What came of it. */
    sealed interface Making {}

    /** It worked. Its bytes are shared, not copied. */
    final class Made implements Making {
        private final byte[] jpeg;
        private final Look look;

        /** @param jpeg within the limits; not to be changed afterwards */
        public Made(byte[] jpeg, Look look) {
            this.jpeg = jpeg;
            this.look = look;
        }

        public byte[] jpeg() {
            return jpeg;
        }

        public Look look() {
            return look;
        }
    }

    /** This picture can't be decoded, or not be made small enough. */
    record Unreadable(String why) implements Making {}

    /** None can be made by this program as it is installed. */
    record Unavailable(String why) implements Making {}
}
