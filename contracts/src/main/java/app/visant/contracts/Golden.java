package app.visant.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Golden messages: what each message looks like on the wire. A file's name begins with its record's name:
 * {@code device/v1/CommandEvent.json}, {@code device/v1/CommandEvent.schedule_update.json}.
 */
public final class Golden {
    /** A small JPEG, the one of the golden uploads. */
    public static final String FRAME = "device/v1/frame.jpg";

    /** Another small JPEG. */
    public static final String OTHER_FRAME = "device/v1/other-frame.jpg";

    private Golden() {}

    /**
     * @param path such as {@code people/v1/Problem.not_found.json}
     * @throws IllegalArgumentException if there is no such message
     */
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /**
     * @param path such as {@link #FRAME}
     * @throws IllegalArgumentException if there is no such file
     */
    public static byte[] bytes(String path) {
        try (var in = Golden.class.getResourceAsStream("golden/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no golden message " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
