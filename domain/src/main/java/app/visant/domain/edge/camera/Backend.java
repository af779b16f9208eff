package app.visant.domain.edge.camera;

import app.visant.domain.kernel.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The system interface by which a USB camera is read. Only Video4Linux exists on the edge's platform; the other names are
 * accepted so that a command line or environment file of another system still works, and mean {@link #ANY}.
 */
public enum Backend {
    ANY(true),
    V4L2(true),
    GSTREAMER(false),
    DSHOW(false),
    MSMF(false),
    VFW(false);

    private final boolean supported;

    Backend(boolean supported) {
        this.supported = supported;
    }

    /** Whether the edge can do what the name asks for; if not it is worth a line in the log. */
    public boolean supported() {
        return supported;
    }

    /** @throws InvalidInput if there is no such backend */
    public static Backend parse(String text) {
        return Arrays.stream(values())
                .filter(backend -> backend.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("camera_backend", "must be one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values())
                .map(backend -> backend.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
