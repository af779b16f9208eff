package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads request bodies within bounds. */
final class Bodies {
    /** What is read and thrown away of a body that is too large: most senders look for the answer only after the end. */
    private static final long MAX_DISCARDED = 64L << 20;

    private Bodies() {}

    /**
     * Reads all of a body.
     *
     * @param announced its length, or -1 if the sender did not say
     * @throws BodyTooLarge if it is longer than {@code maxBytes}
     */
    static byte[] read(InputStream body, long announced, long maxBytes) throws IOException {
        if (announced > maxBytes) {
            discard(body);
            throw new BodyTooLarge(maxBytes);
        }
        byte[] bytes = body.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, maxBytes));
        if (bytes.length == maxBytes && body.read() >= 0) {
            discard(body);
            throw new BodyTooLarge(maxBytes);
        }
        return bytes;
    }

    /** @throws InvalidInput if there is no body */
    static <T> T require(@Nullable T body) {
        if (body == null) {
            throw new InvalidInput("body", "must be a JSON object");
        }
        return body;
    }

    /** @throws InvalidInput if it is not there */
    static String field(String name, @Nullable String value) {
        if (value == null) {
            throw new InvalidInput(name, "is missing");
        }
        return value;
    }

    private static void discard(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = MAX_DISCARDED;
        int got = 0;
        while (got >= 0 && left > 0) {
            got = body.read(buffer);
            left -= got;
        }
    }
}
